using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Campaign.Api.Http;

/// <summary>A resource as returned by the API.</summary>
public interface IResource
{
    string Id { get; }

    string Status { get; }

    /// <summary>Also its ETag.</summary>
    long Version { get; }
}

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page; absent on the last page.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record ListOf<T>(IReadOnlyList<T> Items, string? Next, long? Total);

/// <summary>The shapes of answers.</summary>
public static class Answers
{
    /// <summary>The resource with its ETag; 304 when the client already has this version.</summary>
    public static IResult Resource<T>(HttpContext context, T? resource, Refusal unknown)
        where T : class, IResource
    {
        if (resource is null)
        {
            return unknown.ToProblem(context);
        }

        var tag = Tag(resource.Version);
        context.Response.Headers.ETag = tag;
        return HttpMethods.IsGet(context.Request.Method) && context.Request.Headers[HeaderNames.IfNoneMatch] == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(resource);
    }

    public static IResult Created<T>(HttpContext context, T resource, string path)
        where T : class, IResource
    {
        context.Response.Headers.ETag = Tag(resource.Version);
        return TypedResults.Created($"{Api.Base}{path}", resource);
    }

    /// <summary>Creates something below <paramref name="noun"/>s, under the given id or a new one. Answers 201 with the resource, or the refusal.</summary>
    public static async Task<IResult> Create<T>(
        HttpContext context, string noun, string? asked, TimeProvider clock, Func<string, Task<Outcome>> command, Func<string, Task<T>> read)
        where T : class, IResource
    {
        var id = asked ?? Slug.New(noun, clock.GetUtcNow());
        var outcome = Slug.IsValid(id) ? await command(id) : HttpRefusals.IdInvalid;
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : Created(context, await read(id), $"/{noun}s/{id}");
    }

    public static Ok<ListOf<TItem>> List<TRow, TItem>(Page<TRow> page, Func<TRow, TItem> item) =>
        TypedResults.Ok(new ListOf<TItem>([.. page.Items.Select(item)], page.Next is null ? null : Cursor.Write(page.Next), page.Total));

    /// <summary>A list that is short enough to be returned whole.</summary>
    public static Ok<ListOf<TItem>> All<TRow, TItem>(IReadOnlyCollection<TRow> rows, Func<TRow, TItem> item) =>
        TypedResults.Ok(new ListOf<TItem>([.. rows.Select(item)], null, rows.Count));

    private static StringValues Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

/// <summary>The common query parameters of lists: <c>?cursor=&amp;limit=&amp;status=&amp;q=&amp;sort=</c>.</summary>
public sealed record ListQuery
{
    public const int DefaultLimit = 50;
    public const int LargestLimit = 200;

    public string? Cursor { get; init; }

    public int? Limit { get; init; }

    public string? Status { get; init; }

    public string? Q { get; init; }

    public string? Sort { get; init; }

    [JsonIgnore]
    public string? After => Http.Cursor.Read(Cursor);

    [JsonIgnore]
    public int Take => Limit ?? DefaultLimit;

    /// <summary>The query in the form that views take; check <see cref="Refusal(Sorting, IReadOnlyList{string})"/> first.</summary>
    public PageRequest ToPage(Sorting sorting) => new(sorting.Of(Sort)!, After, Take, Status, Q);

    /// <summary>Why a sortable list cannot answer the query; null when it can.</summary>
    public Refusal? Refusal(Sorting sorting, IReadOnlyList<string> statuses) =>
        Refusal() is { } refusal ? refusal
        : sorting.Of(Sort) is not { } order ? HttpRefusals.SortUnknown(sorting.Names)
        : Status is not null && !statuses.Contains(Status) ? HttpRefusals.StatusUnknown(statuses)
        : After is { } after && !order.Reads(after) ? HttpRefusals.CursorInvalid
        : null;

    /// <summary>Why a list with a fixed order cannot answer the query; null when it can.</summary>
    public Refusal? Refusal(IReadOnlyList<string> statuses) =>
        Refusal() ?? (Status is not null && !statuses.Contains(Status) ? HttpRefusals.StatusUnknown(statuses) : null);

    /// <summary>Why the query cannot be answered; null when it can.</summary>
    public Refusal? Refusal() => this switch
    {
        { Limit: < 1 or > LargestLimit } => Domain.Decisions.Refusal.Invalid("limit-invalid", "limit 须在 1 到 200 之间。", "limit must be between 1 and 200."),
        { Cursor: not null, After: null } => HttpRefusals.CursorInvalid,
        { Q.Length: > 100 } => Domain.Decisions.Refusal.Invalid("query-too-long", "搜索词不超过 100 字。", "Search for at most 100 characters."),
        _ => null,
    };
}

/// <summary>Where a page begins; opaque to clients.</summary>
internal static class Cursor
{
    public static string Write(string key) => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(key));

    public static string? Read(string? cursor)
    {
        try
        {
            return cursor is null ? null : Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(cursor));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
