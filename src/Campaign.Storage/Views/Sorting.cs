using System.Globalization;

namespace Campaign.Storage.Views;

/// <summary>A sort order of a list: its public name and the column, which is never null.</summary>
public sealed record SortColumn(string Name, string Column, bool IsNumber = false);

/// <summary>The sort orders of a list; a leading minus reverses one.</summary>
/// <param name="usual">The default order.</param>
public sealed class Sorting(string usual, params SortColumn[] columns)
{
    public IEnumerable<string> Names => columns.SelectMany(column => new[] { column.Name, $"-{column.Name}" });

    /// <summary>The order with this name; null when the list does not have it.</summary>
    public ListOrder? Of(string? sort)
    {
        var name = sort ?? usual;
        var descending = name.StartsWith('-');
        return columns.FirstOrDefault(column => column.Name == (descending ? name[1..] : name)) is { } found ? new(found, descending) : null;
    }
}

/// <summary>A chosen order. Ids break ties, so that no row is repeated or skipped between pages.</summary>
public sealed record ListOrder(SortColumn Column, bool Descending)
{
    private const char Separator = '\u001f';

    internal string Direction => Descending ? "DESC" : "ASC";

    internal string Beyond => Descending ? "<" : ">";

    /// <summary>The cursor of a page that begins after the row with this value and id.</summary>
    internal static string After(string value, string id) => $"{value}{Separator}{id}";

    /// <summary>Whether this is a valid cursor for the order.</summary>
    public bool Reads(string after) => Position(after) is not null;

    internal (object Value, string Id)? Position(string after)
    {
        var cut = after.LastIndexOf(Separator);
        if (cut < 0)
        {
            return null;
        }

        var (text, id) = (after[..cut], after[(cut + 1)..]);
        return !Column.IsNumber ? (text, id)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (number, id)
            : null;
    }
}

/// <summary>A request for a page of a list.</summary>
/// <param name="After">Where the page begins; null for the first.</param>
public sealed record PageRequest(ListOrder Order, string? After, int Take, string? Status = null, string? Q = null)
{
    /// <summary>The search text as a <c>LIKE</c> pattern with <c>\</c> as its escape; null when there is no search.</summary>
    internal string? Like => string.IsNullOrWhiteSpace(Q)
        ? null
        : $"%{Q.Trim().ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
