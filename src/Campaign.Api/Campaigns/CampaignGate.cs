using Campaign.Api.Http;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Grains.Campaigns;
using Orleans;

namespace Campaign.Api.Campaigns;

/// <summary>Checks that run before the routes below a campaign.</summary>
internal static class CampaignGate
{
    /// <summary>Answers 404 for an unknown campaign, and refuses new things in a closed one.</summary>
    public static RouteGroupBuilder RequireOpenCampaign(this RouteGroupBuilder group) =>
        group.Require(context => !HttpMethods.IsGet(context.Request.Method));

    /// <summary>Answers 404 for an unknown campaign. For measurements, which continue after a campaign is closed.</summary>
    public static RouteGroupBuilder RequireCampaign(this RouteGroupBuilder group) => group.Require(_ => false);

    private static RouteGroupBuilder Require(this RouteGroupBuilder group, Func<HttpContext, bool> adds)
    {
        group.AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            var grains = context.RequestServices.GetRequiredService<IGrainFactory>();
            var status = await grains.GetGrain<ICampaignGrain>($"campaign/{context.GetRouteValue("campaign")}").Status();
            return Refuse(status, adds(context)) is { } refusal ? refusal.ToProblem(context) : await next(call);
        });
        return group;
    }

    private static Refusal? Refuse(CampaignStatus status, bool adds) =>
        adds ? CampaignRules.MayAdd(status) : status == CampaignStatus.None ? CampaignRefusals.Unknown : null;
}
