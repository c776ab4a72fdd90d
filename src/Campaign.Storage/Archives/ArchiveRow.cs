using System.Text.Json;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Archives;

/// <summary>A row as a JSON array. Bytes that are a JSON object are written as that object, so that facts are readable in the file; other bytes as Base64.</summary>
internal static class ArchiveRow
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 512 };

    public static void Write(Utf8JsonWriter json, IReadOnlyList<object?> row)
    {
        json.WriteStartArray();
        foreach (var value in row)
        {
            Write(json, value);
        }

        json.WriteEndArray();
    }

    /// <exception cref="JsonException">The line is not a row with these columns.</exception>
    public static object?[] Read(ReadOnlySpan<byte> line, IReadOnlyList<Column> columns)
    {
        var reader = new Utf8JsonReader(line, Deep);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartArray);
        var row = new object?[columns.Count];
        for (var column = 0; column < row.Length; column++)
        {
            Expect(reader.Read());
            row[column] = Value(ref reader, line, columns[column].Kind);
        }

        Expect(reader.Read() && reader.TokenType == JsonTokenType.EndArray && !reader.Read());
        return row;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double real:
                json.WriteNumberValue(real);
                break;
            case byte[] bytes when IsObject(bytes):
                json.WriteRawValue(bytes, skipInputValidation: true);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            default:
                throw new InvalidOperationException($"An archive cannot hold a {value.GetType()}.");
        }
    }

    private static object? Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, ColumnKind kind) => (reader.TokenType, kind) switch
    {
        (JsonTokenType.Null, _) => null,
        (JsonTokenType.String, ColumnKind.Text) => reader.GetString(),
        (JsonTokenType.Number, ColumnKind.Number) => reader.GetInt64(),
        (JsonTokenType.Number, ColumnKind.Real) => reader.GetDouble(),
        (JsonTokenType.String, ColumnKind.Bytes) => reader.GetBytesFromBase64(),
        (JsonTokenType.StartObject, ColumnKind.Bytes) => Object(ref reader, line),
        _ => throw new JsonException("A value has the wrong kind."),
    };

    /// <summary>The exact bytes of the object that begins here.</summary>
    private static byte[] Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var begin = (int)reader.TokenStartIndex;
        reader.Skip();
        return line[begin..(int)reader.BytesConsumed].ToArray();
    }

    private static bool IsObject(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [(byte)'{', .., (byte)'}'] || bytes.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return false;
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Deep.MaxDepth - 1 });
        try
        {
            reader.Read();
            reader.Skip();
            return reader.BytesConsumed == bytes.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Expect(bool held)
    {
        if (!held)
        {
            throw new JsonException("The line is not a row of this section.");
        }
    }
}
