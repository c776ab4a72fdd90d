using System.Globalization;
using System.Text.Json;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Api.Campaigns;

/// <summary>Something that happened in a campaign or one of its collaborations.</summary>
/// <param name="Position">Orders everything that ever happened in this installation.</param>
/// <param name="By">Who.</param>
/// <param name="Type">What, by its stable name.</param>
/// <param name="Why">The reason or note that was given.</param>
public sealed record HistoryEntry(long Position, string Stream, long Version, DateTimeOffset At, string By, string Type, string? Why, JsonElement Data)
{
    internal static HistoryEntry Of(RecordedFact recorded)
    {
        var fact = recorded.Fact;
        var data = JsonSerializer.SerializeToElement(fact, fact.GetType(), DomainJson.Options);
        var why = data.TryGetProperty("reason", out var reason) || data.TryGetProperty("note", out reason) ? reason.GetString() : null;
        return new(recorded.Position, recorded.Stream, recorded.Version, fact.At, fact.By, DomainJson.NameOf(fact), why, data);
    }
}

/// <summary>Who did what, when and why.</summary>
internal static class CampaignHistory
{
    public static void MapHistory(this IEndpointRouteBuilder api) => api.MapGet("/campaigns/{campaign}/history", List).WithTags("Campaigns").Allow(Right.Read);

    /// <summary>The facts of a campaign and its collaborations in the order in which they happened.</summary>
    [Answers<ListOf<HistoryEntry>>]
    internal static async Task<IResult> List(
        string campaign, [AsParameters] ListQuery query, HttpContext context, IJournal journal, CampaignQueries campaigns, CollaborationQueries collaborations)
    {
        if (query.Refusal() is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var begin = 0L;
        if (query.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out begin))
        {
            return HttpRefusals.CursorInvalid.ToProblem(context);
        }

        return await campaigns.Exists(campaign, context.RequestAborted)
            ? Answers.List(await Read(campaign, begin, query.Take, journal, collaborations, context.RequestAborted), HistoryEntry.Of)
            : CampaignRefusals.Unknown.ToProblem(context);
    }

    private static async Task<Page<RecordedFact>> Read(
        string campaign, long begin, int take, IJournal journal, CollaborationQueries collaborations, CancellationToken cancellation)
    {
        var facts = new List<RecordedFact>(await journal.Read($"campaign/{campaign}", 0, cancellation));
        foreach (var partner in await collaborations.Partners(campaign, cancellation))
        {
            facts.AddRange(await journal.Read($"collaboration/{campaign}/{partner}", 0, cancellation));
        }

        RecordedFact[] page = [.. facts.Where(fact => fact.Position > begin).OrderBy(fact => fact.Position).Take(take + 1)];
        return Page.Of(page, take, fact => fact.Position.ToString(CultureInfo.InvariantCulture), facts.Count);
    }
}
