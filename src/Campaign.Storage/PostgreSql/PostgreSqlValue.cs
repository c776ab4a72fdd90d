using System.Globalization;
using System.Text;
using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <summary>Converts values to what PostgreSQL accepts.</summary>
internal static class PostgreSqlValue
{
    /// <summary>The values of a column as one array parameter.</summary>
    public static Array Column(ColumnKind kind, IReadOnlyList<object?> values) => kind switch
    {
        ColumnKind.Text => Make(values, Text),
        ColumnKind.Number => Make(values, Number),
        ColumnKind.Real => Make(values, Real),
        _ => Make(values, value => value is null or byte[] ? (byte[]?)value : throw Refused(value, kind)),
    };

    /// <summary>A text that can be stored. PostgreSQL accepts neither U+0000 nor unpaired surrogates: both become the replacement character.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOf('\0') < 0 && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text : string.Concat(text.Replace('\0', '\uFFFD').EnumerateRunes());

    private static T[] Make<T>(IReadOnlyList<object?> values, Func<object?, T> convert)
    {
        var array = new T[values.Count];
        for (var index = 0; index < array.Length; index++)
        {
            array[index] = convert(values[index]);
        }

        return array;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => Clean(text),
        Document document => Encoding.UTF8.GetString(document.Json),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other and not (long or int or double or DateTimeOffset) => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Refused(value, ColumnKind.Text),
    };

    private static long? Number(object? value) => value switch
    {
        null => null,
        long number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => throw Refused(value, ColumnKind.Number),
    };

    private static double? Real(object? value) => value switch
    {
        null => null,
        double real => real,
        long number => number,
        int number => number,
        _ => throw Refused(value, ColumnKind.Real),
    };

    private static InvalidOperationException Refused(object? value, ColumnKind kind) => new($"No column of kind {kind} takes a {value?.GetType()}.");
}
