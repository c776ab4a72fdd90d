using System.Globalization;
using System.Text;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Csv;

namespace Campaign.Api.Access;

/// <summary>Filters of the audit.</summary>
public sealed record AuditQuery
{
    public string? Person { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Of what happened, such as <c>story</c>.</summary>
    public string? Noun { get; init; }

    /// <summary>A time with its offset.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? Cursor { get; init; }

    public int? Limit { get; init; }

    internal ListQuery Paging => new() { Cursor = Cursor, Limit = Limit };

    internal AuditQuestion ToQuestion() => new(Person, Campaign, Noun, From, To);
}

internal static class AuditEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", List).WithTags("Audit").AllowAnywhere(Right.Manage);
        api.MapGet("/audit.csv", Export).WithTags("Audit").AllowAnywhere(Right.Manage);
    }

    /// <summary>Who did what, when and why, the newest first.</summary>
    [Answers<ListOf<AuditEntry>>]
    internal static async Task<IResult> List([AsParameters] AuditQuery query, HttpContext context, AuditDesk desk)
    {
        if (query.Paging.Refusal() is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!TryBegin(query.Paging.After, out var upTo))
        {
            return HttpRefusals.CursorInvalid.ToProblem(context);
        }

        var filter = await desk.Filter(query.ToQuestion(), context.Known().Permits, context.RequestAborted);
        return Answers.List(await desk.Read(filter, upTo, query.Paging.Take, context.RequestAborted), entry => entry);
    }

    /// <summary>The same as CSV, all of it. No cell can run as a formula.</summary>
    internal static IResult Export([AsParameters] AuditQuery query, HttpContext context, AuditDesk desk) => TypedResults.Stream(
        stream => Write(stream, query.ToQuestion(), context, desk), Csv, "audit.csv");

    /// <summary>Page by page, so that memory does not grow with the journal.</summary>
    private static async Task Write(Stream stream, AuditQuestion question, HttpContext context, AuditDesk desk)
    {
        await stream.WriteAsync(Encoding.UTF8.Preamble.ToArray(), context.RequestAborted);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvRow.Write(text, context.Language() == Language.Chinese
            ? ["时间", "人员编号", "人员", "事项", "对象", "活动", "原因", "请求编号"]
            : ["at", "by", "name", "what", "on", "campaign", "why", "request"]);
        var filter = await desk.Filter(question, context.Known().Permits, context.RequestAborted);
        for (long? upTo = null; upTo != 0;)
        {
            var page = await desk.Read(filter, upTo, ListQuery.LargestLimit, context.RequestAborted);
            foreach (var entry in page.Items)
            {
                CsvRow.Write(text, [
                    entry.At.ToString("O", CultureInfo.InvariantCulture), entry.By, entry.ByName ?? "", entry.What, entry.On, entry.Campaign ?? "", entry.Why ?? "", entry.Request]);
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), context.RequestAborted);
            text.GetStringBuilder().Clear();
            upTo = page.Next is { } next ? long.Parse(next, CultureInfo.InvariantCulture) : 0;
        }
    }

    private static bool TryBegin(string? after, out long? upTo)
    {
        upTo = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
        return after is null || upTo is not null;
    }
}
