using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;

namespace Campaign.Silo.Tests.Imports;

/// <summary>A record that was read, as the tests compare it.</summary>
internal sealed record Taken(long Line, string[] Fields, string? Problem);

internal static class Tables
{
    public static TableReader Open(byte[] bytes, string? sheet = null)
    {
        Assert.True(TableReader.TryOpen(new MemoryStream(bytes), sheet, out var table, out var refusal), refusal?.Message.En);
        return table;
    }

    public static TableReader Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    public static Refusal Refused(byte[] bytes, string? sheet = null)
    {
        Assert.False(TableReader.TryOpen(new MemoryStream(bytes), sheet, out _, out var refusal));
        Assert.NotEmpty(refusal.Message.Zh);
        return refusal;
    }

    public static Refusal Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    public static List<Taken> All(this TableReader table)
    {
        var all = new List<Taken>();
        while (table.Read())
        {
            all.Add(new(table.Line, table.Fields(), table.Problem?.Code));
        }

        return all;
    }

    public static List<Taken> Read(byte[] bytes)
    {
        using var table = Open(bytes);
        return table.All();
    }

    public static List<Taken> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes records as CSV, quoting what needs it.</summary>
    public static string Csv(IEnumerable<string[]> records, char delimiter = ',', string lineBreak = "\n") => string.Concat(records.Select(record =>
        string.Join(delimiter, record.Select(field => Quoted(field, delimiter))) + lineBreak));

    private static string Quoted(string field, char delimiter) =>
        field.AsSpan().IndexOfAny(['"', '\r', '\n', delimiter]) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
