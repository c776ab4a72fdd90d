using System.Globalization;
using Campaign.Api.Campaigns;
using Campaign.Domain.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Api.Access;

/// <summary>What is asked of the audit.</summary>
/// <param name="Person">Id of whoever did it: <c>staff-…</c>, <c>token-…</c>, <c>api</c>, <c>campaign</c>.</param>
/// <param name="Noun">Only what happened to such things: <c>story</c> for <c>story.approved</c>.</param>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
internal sealed record AuditQuestion(string? Person, string? Campaign, string? Noun, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Who did what, when, on what, and why.</summary>
/// <param name="Position">Orders everything that ever happened in this installation.</param>
/// <param name="What">By its stable name, such as <c>deliverable.approved</c>.</param>
/// <param name="On">The stream, such as <c>pool/tea</c>.</param>
/// <param name="Campaign">Null when it concerns no campaign.</param>
public sealed record AuditEntry(
    long Position, DateTimeOffset At, string By, string? ByName, string What, string On, string? Campaign, string? Why, string Request);

/// <summary>Reads the audit from the newest on, for those who may: a campaign's for its managers, what concerns no campaign for whoever manages all, people's rights for administrators.</summary>
internal sealed class AuditService(AuditQueries journal, AccessQueries access)
{
    /// <summary>What of the journal answers a question, for somebody who may do this; null when nothing does.</summary>
    public async Task<AuditFilter?> Filter(AuditQuestion question, Permits permits, CancellationToken cancellation)
    {
        var filter = new AuditFilter(question.Person, question.Noun, Campaigns(question.Campaign, permits), permits.Everywhere(Right.Administer) ? null : AccessView.Stream);
        if (filter.Campaigns is [])
        {
            return null;
        }

        return question is { From: null, To: null } ? filter
            : await journal.Between(question.From, question.To, cancellation) is { } moments ? filter with { Moments = moments }
            : null;
    }

    /// <param name="upTo">Where to begin; null for the newest.</param>
    public async Task<Page<AuditEntry>> Read(AuditFilter? filter, long? upTo, int take, CancellationToken cancellation)
    {
        var facts = filter is null ? [] : await journal.Page(filter, upTo ?? await journal.Last(cancellation), take + 1, cancellation);
        var entries = facts.Take(take).Select(Entry).ToList();
        var names = await access.Names([.. entries.Select(entry => entry.By).Distinct()], cancellation);
        return new(
            [.. entries.Select(entry => entry with { ByName = names.GetValueOrDefault(entry.By) })],
            facts.Count > take ? facts[take].Position.ToString(CultureInfo.InvariantCulture) : null,
            null);
    }

    /// <summary>Null for everything.</summary>
    private static IReadOnlyList<string>? Campaigns(string? asked, Permits permits) =>
        asked is not null ? permits.In(asked, Right.Manage) ? [asked] : []
        : permits.Everywhere(Right.Manage) ? null
        : [.. permits.CampaignsWith(Right.Manage).Distinct()];

    private static AuditEntry Entry(RecordedFact recorded)
    {
        var entry = HistoryEntry.Of(recorded);
        return new(entry.Position, entry.At, entry.By, null, entry.Type, entry.Stream, recorded.Campaign, entry.Why, recorded.RequestId);
    }
}
