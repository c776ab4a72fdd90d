using System.Globalization;
using System.Text.Json;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Api.Campaigns;

/// <summary>Something that happened in a campaign or to a thing of it.</summary>
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

    /// <summary>What happened in a campaign and to all that belongs to it, in the order in which it happened. More than 10,000 are not counted.</summary>
    [Answers<ListOf<HistoryEntry>>]
    internal static async Task<IResult> List(
        string campaign, [AsParameters] ListQuery query, HttpContext context, AuditQueries journal, CampaignQueries campaigns)
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
            ? Answers.List(await Read(campaign, begin, query.Take, journal, context.RequestAborted), HistoryEntry.Of)
            : CampaignRefusals.Unknown.ToProblem(context);
    }

    private static async Task<Page<RecordedFact>> Read(string campaign, long begin, int take, AuditQueries journal, CancellationToken cancellation) => Page.Of(
        await journal.After(campaign, begin, take + 1, cancellation),
        take,
        fact => fact.Position.ToString(CultureInfo.InvariantCulture),
        await journal.Count(campaign, cancellation));
}
