using Campaign.Storage.Rows;

namespace Campaign.Storage.Views;

/// <summary>Stored counts: the number of things in a scope, by status. A list's total is read from here, never counted.</summary>
public static class Totals
{
    public static Table Table { get; } = Table.Named("totals", "scope", "name").Number("count");

    /// <summary>Moves one thing in a scope from one name (usually a status) to another; null means that it did not exist before, or no longer does.</summary>
    public static void Move(this RowChanges rows, string scope, string? from, string? to)
    {
        if (from == to)
        {
            return;
        }

        if (from is not null)
        {
            rows.Add(Table, [scope, from], "count", -1);
        }

        if (to is not null)
        {
            rows.Add(Table, [scope, to], "count", 1);
        }
    }
}
