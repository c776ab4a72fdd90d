using Campaign.Api.Jobs;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Pools;
using Campaign.Domain.Stories;
using Campaign.Domain.Submissions;
using Campaign.Silo.Partners;
using Campaign.Silo.Submissions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Jobs;

namespace Campaign.Api.Access;

/// <summary>The campaign of what a route names.</summary>
/// <param name="Campaign">Null when there is no such thing, or it belongs to no campaign.</param>
/// <param name="Unknown">How such a thing is said not to exist.</param>
/// <param name="Shared">Whether it belongs to all campaigns: then a right in any of them is enough.</param>
internal sealed record Place(string? Campaign, Refusal Unknown, bool Shared = false);

/// <summary>Finds out which campaign a request is about.</summary>
internal sealed class CampaignOf(CampaignQueries campaigns, IJobs jobs)
{
    private static readonly (string Value, string Table, Refusal Unknown)[] Nouns =
    [
        ("pool", "pools", PoolRefusals.Unknown),
        ("drive", "drives", DriveRefusals.Unknown),
        ("submission", "submissions", SubmissionRefusals.Unknown),
        ("story", "stories", StoryRefusals.Unknown),
    ];

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

        foreach (var (value, table, unknown) in Nouns)
        {
            if (values[value] is string id)
            {
                return new(await campaigns.Of(table, id, cancellation), unknown);
            }
        }

        return null;
    }

    /// <summary>A job's subject is its campaign, its drive, or the partners that all campaigns share.</summary>
    private async ValueTask<Place> OfJob(string id, CancellationToken cancellation) => await jobs.Find(id, cancellation) switch
    {
        null => new(null, JobEndpoints.Unknown),
        { Kind: PartnersImport.Kind } => new(null, JobEndpoints.Unknown, Shared: true),
        { Kind: SubmissionsImport.Kind, Subject: var drive } => new(await campaigns.Of("drives", drive, cancellation), JobEndpoints.Unknown),
        { Subject: var campaign } => new(campaign, JobEndpoints.Unknown),
    };
}
