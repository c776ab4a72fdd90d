using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Hosting;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Mentions;

namespace Campaign.Api.Reputation;

internal static class ReputationEndpoints
{
    private static readonly Refusal BucketUnknown = Refusal.Invalid("bucket-unknown", "bucket 只能是 day 或 hour。", "bucket is day or hour.");

    public static void MapReputation(this IEndpointRouteBuilder api) =>
        api.MapGet("/campaigns/{campaign}/reputation", Get).WithTags("Reputation").Allow(Right.Read);

    /// <summary>Whether, and how far, the brand's reputation has recovered, measured on organic mentions only.</summary>
    [Answers<ReputationReading>]
    internal static async Task<IResult> Get(
        string campaign, DateOnly? from, DateOnly? to, string? channel, string? bucket, HttpContext context, CampaignQueries campaigns, IMentions mentions,
        CampaignOptions options)
    {
        if (await campaigns.Find(campaign, context.RequestAborted) is not { } found)
        {
            return CampaignRefusals.Unknown.ToProblem(context);
        }

        if (bucket is not (null or "day" or "hour"))
        {
            return BucketUnknown.ToProblem(context);
        }

        var question = new ReputationQuestion(found.State.Crisis!.Onset, options.Zone)
        {
            From = from,
            To = to,
            Channel = channel,
            Bucket = bucket == "hour" ? Bucket.Hour : Bucket.Day,
        };
        return TypedResults.Ok(ReputationReading.Of(await mentions.Tallies(campaign, channel, question.Zone, question.Bucket, context.RequestAborted), question));
    }
}
