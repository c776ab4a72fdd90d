using System.Globalization;
using System.Text;
using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Csv;

namespace Campaign.Api.Access;

/// <summary>Filters of the audit log.</summary>
public sealed record AuditQuery
{
    public string? Person { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Only facts about this noun, such as <c>story</c>.</summary>
    public string? Noun { get; init; }

    /// <summary>A time with its UTC offset.</summary>
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

    /// <summary>The audit log: who did what, when and why, newest first.</summary>
    [Answers<ListOf<AuditEntry>>]
    internal static async Task<IResult> List([AsParameters] AuditQuery query, HttpContext context, AuditService service)
    {
        if (query.Paging.Refusal() is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        if (!TryBegin(query.Paging.After, out var upTo))
        {
            return HttpRefusals.CursorInvalid.ToProblem(context);
        }

        var filter = await service.Filter(query.ToQuestion(), context.Known().Permits, context.RequestAborted);
        return Answers.List(await service.Read(filter, upTo, query.Paging.Take, context.RequestAborted), entry => entry);
    }

    /// <summary>The whole audit log as CSV. Cells that look like formulas are written as text.</summary>
    internal static IResult Export([AsParameters] AuditQuery query, HttpContext context, AuditService service) => TypedResults.Stream(
        stream => Write(stream, query.ToQuestion(), context, service), Csv, "audit.csv");

    /// <summary>Written page by page, so memory use does not grow with the journal.</summary>
    private static async Task Write(Stream stream, AuditQuestion question, HttpContext context, AuditService service)
    {
        await stream.WriteAsync(Encoding.UTF8.Preamble.ToArray(), context.RequestAborted);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvRow.Write(text, context.Language() == Language.Chinese
            ? ["时间", "人员编号", "人员", "事项", "对象", "活动", "原因", "请求编号"]
            : ["at", "by", "name", "what", "on", "campaign", "why", "request"]);
        var filter = await service.Filter(question, context.Known().Permits, context.RequestAborted);
        for (long? upTo = null; upTo != 0;)
        {
            var page = await service.Read(filter, upTo, ListQuery.LargestLimit, context.RequestAborted);
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
