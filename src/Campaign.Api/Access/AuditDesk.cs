using Campaign.Api.Campaigns;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
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
internal sealed class AuditDesk(AuditQueries journal, AccessQueries access)
{
    private const int AtOnce = 1000;

    // A question that matches little gives what it found so far, and where to go on.
    private const int MostRead = 50_000;

    /// <param name="upTo">Where to begin; null for the newest.</param>
    public async Task<Page<AuditEntry>> Read(AuditQuestion question, Permits permits, long? upTo, int take, CancellationToken cancellation)
    {
        var entries = new List<AuditEntry>();
        var high = upTo ?? await journal.Last(cancellation);
        for (var read = 0; high > 0 && read < MostRead; read += AtOnce)
        {
            var (facts, next) = await Chunk(question.Campaign, high, cancellation);
            foreach (var fact in facts.Where(fact => Fits(fact, question) && MaySee(permits, fact)))
            {
                if (entries.Count == take)
                {
                    return await Page(entries, fact.Position, cancellation);
                }

                entries.Add(Entry(fact));
            }

            high = question.From is { } from && facts.Count > 0 && facts[^1].Fact.At < from ? 0 : next;
        }

        return await Page(entries, high, cancellation);
    }

    /// <summary>Some facts from a position backwards, and where those before them begin; 0 when there are none.</summary>
    private async ValueTask<(IReadOnlyList<RecordedFact> Facts, long Next)> Chunk(string? campaign, long high, CancellationToken cancellation)
    {
        if (campaign is null)
        {
            var low = Math.Max(0, high - AtOnce);
            return (await journal.Between(low, high, cancellation), low);
        }

        var facts = await journal.UpTo(campaign, high, AtOnce, cancellation);
        return (facts, facts.Count < AtOnce ? 0 : facts[^1].Position - 1);
    }

    private async Task<Page<AuditEntry>> Page(List<AuditEntry> entries, long next, CancellationToken cancellation)
    {
        var names = await access.Names([.. entries.Select(entry => entry.By).Distinct()], cancellation);
        return new(
            [.. entries.Select(entry => entry with { ByName = names.GetValueOrDefault(entry.By) })],
            next > 0 ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            null);
    }

    private static bool Fits(RecordedFact fact, AuditQuestion question) =>
        (question.Person is null || fact.Fact.By == question.Person)
        && (question.Noun is null || DomainJson.NameOf(fact.Fact).StartsWith(question.Noun + ".", StringComparison.Ordinal))
        && (question.From is null || fact.Fact.At >= question.From)
        && (question.To is null || fact.Fact.At < question.To);

    private static bool MaySee(Permits permits, RecordedFact fact) =>
        fact.Campaign is { } campaign ? permits.In(campaign, Right.Manage)
        : fact.Stream == AccessView.Stream ? permits.Everywhere(Right.Administer)
        : permits.Everywhere(Right.Manage);

    private static AuditEntry Entry(RecordedFact recorded)
    {
        var entry = HistoryEntry.Of(recorded);
        return new(entry.Position, entry.At, entry.By, null, entry.Type, entry.Stream, recorded.Campaign, entry.Why, recorded.RequestId);
    }
}
