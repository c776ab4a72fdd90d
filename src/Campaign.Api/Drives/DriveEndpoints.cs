using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Grains.Drives;
using Campaign.Storage.Drives;
using Campaign.Storage.Pools;
using Orleans;

namespace Campaign.Api.Drives;

internal static class DriveEndpoints
{
    public static void MapDrives(this IEndpointRouteBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaign}/drives").WithTags("Drives").RequireOpenCampaign();
        campaign.MapPost("", Create).Allow(Right.Edit);
        campaign.MapGet("", List).Allow(Right.Read);

        var drive = api.MapGroup("/drives/{drive}").WithTags("Drives");
        drive.MapGet("", Get).Allow(Right.Read);
        drive.MapPost("/amend", Amend).Allow(Right.Edit);
        drive.MapPost("/close", Close).Allow(Right.Manage);
    }

    /// <summary>Creates a UGC drive in a campaign.</summary>
    [Answers<DriveResource>(StatusCodes.Status201Created)]
    internal static Task<IResult> Create(
        string campaign, CreateDriveBody body, HttpContext context, IGrainFactory grains, DriveQueries drives, PoolQueries pools, TimeProvider clock) =>
        Answers.Create(
            context,
            "drive",
            body.Id,
            clock,
            async id => (Refuse(body) ?? await RefuseReward(campaign, body.Reward, pools, context.RequestAborted)) is { } refusal
                ? refusal
                : await Drive(grains, id).Create(context.Caller(), body.ToCommand(id, campaign)),
            async id => DriveResource.Of((await drives.Find(id, context.RequestAborted))!, clock.GetUtcNow(), context));

    /// <summary>The drives of a campaign.</summary>
    [Answers<ListOf<DriveResource>>]
    internal static async Task<IResult> List(string campaign, HttpContext context, DriveQueries drives, TimeProvider clock)
    {
        var (found, now) = (await drives.OfCampaign(campaign, context.RequestAborted), clock.GetUtcNow());
        return Answers.All(found, row => DriveResource.Of(row, now, context));
    }

    /// <summary>One drive with its funnel.</summary>
    [Answers<DriveResource>]
    internal static async Task<IResult> Get(string drive, HttpContext context, DriveQueries drives, TimeProvider clock) =>
        Answers.Resource(
            context,
            await drives.Find(drive, context.RequestAborted) is { } row ? DriveResource.Of(row, clock.GetUtcNow(), context) : null,
            DriveRefusals.Unknown);

    /// <summary>
    /// Corrects what was announced; fields left out are kept. A reason is required when times or the reward change. Once the drive is open, terms change only
    /// in favour of participants.
    /// </summary>
    [Answers<DriveResource>]
    internal static async Task<IResult> Amend(
        string drive, AmendDriveBody? body, HttpContext context, IGrainFactory grains, DriveQueries drives, PoolQueries pools, TimeProvider clock)
    {
        body ??= new();
        var campaign = (await drives.Find(drive, context.RequestAborted))?.Drive.State.CampaignId;
        var refusal = campaign is null ? DriveRefusals.Unknown
            : Field.Each(body.BannedWords, word => Field.Text("bannedWords", word, 50)) ?? await RefuseReward(campaign, body.Reward, pools, context.RequestAborted);
        var outcome = refusal is null ? await Drive(grains, drive).Amend(context.Caller(), body.ToCommand()) : refusal;
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(drive, context, drives, clock);
    }

    /// <summary>Closes a drive early.</summary>
    [Answers<DriveResource>]
    internal static async Task<IResult> Close(
        string drive, ReasonBody? body, HttpContext context, IGrainFactory grains, DriveQueries drives, TimeProvider clock)
    {
        var outcome = await Drive(grains, drive).Close(context.Caller(), new CloseDrive(body?.Reason));
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(drive, context, drives, clock);
    }

    private static IDriveGrain Drive(IGrainFactory grains, string drive) => grains.GetGrain<IDriveGrain>($"drive/{drive}");

    private static Refusal? Refuse(CreateDriveBody body) =>
        body.Opens is null || body.Closes is null ? DriveRefusals.PeriodInvalid
        : Field.Each(body.BannedWords, word => Field.Text("bannedWords", word, 50));

    /// <summary>The reward must come from a pool of the same campaign that can pay it, or approvals would wait for ever.</summary>
    private static async ValueTask<Refusal?> RefuseReward(string campaign, DriveReward? reward, PoolQueries pools, CancellationToken cancellation)
    {
        if (reward is null || string.IsNullOrWhiteSpace(reward.PoolId))
        {
            return null;
        }

        var pool = (await pools.Find(reward.PoolId, cancellation))?.State;
        return pool is null || pool.CampaignId != campaign ? PoolRefusals.Unknown
            : !PoolRules.CanGive(pool.Kind, reward.Amount) ? DriveRefusals.RewardInvalid
            : null;
    }
}
