using System.Globalization;
using System.Text;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Dapper;

namespace Campaign.Storage.Tests;

/// <summary>Every row of every view table as text, so that two states of the views can be compared and their difference is readable.</summary>
public static class ViewSnapshot
{
    public static string Of(IStorage storage, params IView[] views)
    {
        var text = new StringBuilder();
        foreach (var table in new ViewCatalogue(views).Tables)
        {
            Write(storage, table, text);
        }

        return text.ToString();
    }

    private static void Write(IStorage storage, Table table, StringBuilder text)
    {
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        using var lease = storage.Database.Read();
        text.Append(CultureInfo.InvariantCulture, $"{table.Name} ({columns})\n");
        foreach (var row in lease.Connection.Query($"SELECT {columns} FROM {table.Name} ORDER BY {string.Join(", ", table.Key)}"))
        {
            var values = (IDictionary<string, object?>)row;
            text.AppendJoin(" | ", table.Columns.Select(column => Say(values[column.Name]))).Append('\n');
        }
    }

    private static string Say(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
