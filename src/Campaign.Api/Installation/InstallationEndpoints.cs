using Campaign.Api.Access;
using Campaign.Api.Hosting;
using Campaign.Api.Http;
using Campaign.Api.Jobs;
using Campaign.Domain.Access;
using Campaign.Domain.Drafts;
using Campaign.Silo.Access;
using Campaign.Silo.Health;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;

namespace Campaign.Api.Installation;

internal static class InstallationEndpoints
{
    public static void MapInstallation(this IEndpointRouteBuilder api)
    {
        var installation = api.MapGroup("/installation").WithTags("Installation");
        installation.MapGet("", Get).Allow(Right.Administer);
        installation.MapPut("/second-factor", RequireSecondFactor).Allow(Right.Administer);
    }

    /// <summary>What this installation runs with, where each value is set, and whether it is well.</summary>
    [Answers<InstallationResource>]
    internal static async Task<IResult> Get(HttpContext context, InstallationSettings settings, StorageOptions storage, AccessQueries access, HealthCheckService health)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new InstallationResource(
            typeof(InstallationEndpoints).Assembly.GetName().Version!.ToString(3),
            context.Request.IsHttps,
            ClusterDashboard.IsThere(storage) ? $"{ClusterDashboard.Path}/" : null,
            await access.SecondFactor(context.RequestAborted),
            settings.All,
            Limits,
            await Readiness.Look(health, context)));
    }

    /// <summary>Says who must have a second factor: whoever it means and has none is let through to setting it up alone.</summary>
    [Answers<InstallationResource>]
    internal static async Task<IResult> RequireSecondFactor(
        SecondFactorPolicyBody? body, HttpContext context, InstallationSettings settings, StorageOptions storage, AccessQueries access, HealthCheckService health, IGrainFactory grains)
    {
        if (body?.Policy is not { } policy)
        {
            return AccessRefusals.PolicyUnknown.ToProblem(context);
        }

        var outcome = await grains.Access().RequireSecondFactor(context.Caller(), policy);
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : await Get(context, settings, storage, access, health);
    }

    private static IReadOnlyList<LimitResource> Limits { get; } =
    [
        new("session-idle", (long)SessionDesk.Idle.TotalHours, "hours"),
        new("session-longest", (long)SessionDesk.Longest.TotalDays, "days"),
        new("sign-in-attempts", SignInDesk.Most, "count"),
        new("sign-in-pause", (long)SignInDesk.Window.TotalMinutes, "minutes"),
        new("attempts-kept", (long)Housekeeping.Attempts.TotalDays, "days"),
        new("request-keys-kept", (long)Housekeeping.RequestKeys.TotalDays, "days"),
        new("rejects-kept", (long)Housekeeping.Rejects.TotalDays, "days"),
        new("jobs-kept", (long)Housekeeping.Jobs.TotalDays, "days"),
        new("drafts-kept", (long)DraftRules.Kept.TotalDays, "days"),
        new("most-drafts", DraftRules.Most, "count"),
        new("largest-request", CampaignHosting.LargestBody / 1024 / 1024, "megabytes"),
        new("largest-import", Uploads.LargestFile / 1024 / 1024, "megabytes"),
    ];
}
