using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Campaign.Storage.Archives;

/// <summary>
/// Writes an archive in one pass, with constant memory: gzipped lines of JSON. First a header; then for each section its name and
/// columns, its rows and their number; last the SHA-256 of all previous lines.
/// </summary>
public sealed class ArchiveWriter : IDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly GZipStream _target;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private readonly Utf8JsonWriter _json;

    /// <param name="target">Left open.</param>
    public ArchiveWriter(Stream target, ArchiveHeader header)
    {
        _target = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        Line(json => json.WriteRawValue(header.ToJson(), skipInputValidation: true));
    }

    /// <returns>The number of rows.</returns>
    public long Write(ArchiveSection section, IEnumerable<object?[]> rows)
    {
        Line(json => Begin(json, section));
        var count = 0L;
        foreach (var row in rows)
        {
            ArchiveRow.Write(_json, row);
            EndLine();
            count++;
        }

        Line(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("rows", count);
            json.WriteEndObject();
        });
        return count;
    }

    /// <summary>Writes the checksum that completes the file. A file without it is refused.</summary>
    public void Finish()
    {
        Flush();
        var hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        Line(json =>
        {
            json.WriteStartObject();
            json.WriteString("sha256", hash);
            json.WriteEndObject();
        });
        Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _hash.Dispose();
        _target.Dispose();
    }

    private static void Begin(Utf8JsonWriter json, ArchiveSection section)
    {
        json.WriteStartObject();
        json.WriteString("section", section.Name);
        json.WriteStartArray("columns");
        foreach (var column in section.Columns)
        {
            json.WriteStringValue(column.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Line(Action<Utf8JsonWriter> write)
    {
        write(_json);
        EndLine();
    }

    private void EndLine()
    {
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        _target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
