using Campaign.Api.Http;
using Campaign.Api.Jobs;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Api.Access;

/// <summary>The campaign of what a route names.</summary>
/// <param name="Campaign">Null when there is no such thing, or it belongs to no campaign.</param>
/// <param name="Unknown">How such a thing is said not to exist.</param>
/// <param name="Shared">Whether it belongs to all campaigns: then a right in any of them is enough.</param>
internal sealed record Place(string? Campaign, Refusal Unknown, bool Shared = false);

/// <summary>Finds out which campaign a request is about.</summary>
internal sealed class CampaignOf(ViewCatalogue views, AuditQueries journal, IJobs jobs, IEnumerable<IJobKind> kinds)
{
    /// <returns>Null when the route names nothing of a campaign.</returns>
    public async ValueTask<Place?> Find(HttpContext context)
    {
        var (values, cancellation) = (context.Request.RouteValues, context.RequestAborted);
        if (values["campaign"] is string campaign)
        {
            return new(campaign, CampaignRefusals.Unknown);
        }

        if (values["job"] is string job)
        {
            return await OfJob(job, cancellation);
        }

        return RouteNames.Of(context).Select(views.OfNoun).FirstOrDefault(view => view is not null) is { Unknown: { } unknown } noun
            ? new(await journal.CampaignOf($"{noun.Noun}/{values[noun.Noun]}", cancellation), unknown, noun.IsShared)
            : null;
    }

    /// <summary>A job is seen by whoever may see what it is about.</summary>
    private async ValueTask<Place> OfJob(string id, CancellationToken cancellation) =>
        await jobs.Find(id, cancellation) is not { } job || kinds.FirstOrDefault(kind => kind.Name == job.Kind) is not { } kind || views.OfNoun(kind.Noun) is not { } noun
            ? new(null, JobEndpoints.Unknown)
            : new(await journal.CampaignOf($"{noun.Noun}/{job.Subject}", cancellation), JobEndpoints.Unknown, noun.IsShared);
}
