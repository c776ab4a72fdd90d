using System.IO.Compression;
using System.Security.Cryptography;

namespace Campaign.Storage.Archives;

/// <summary>The lines of an archive, and the hash of those read so far.</summary>
internal sealed class ArchiveLines(Stream source) : IDisposable
{
    // Longer than any line that is written: files are split into parts, and requests are at most 1 MB.
    private const int LongestLine = 64 * 1024 * 1024;

    private readonly GZipStream _source = new(source, CompressionMode.Decompress, leaveOpen: true);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[256 * 1024];
    private int _begin;
    private int _end;

    /// <summary>The SHA-256 of the lines so far.</summary>
    public byte[] Hash => _hash.GetCurrentHash();

    /// <summary>The next line without its line break, valid until the next call. Empty at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The compressed data is damaged or truncated, or the last line has no line break.</exception>
    public ReadOnlySpan<byte> Next()
    {
        var searched = 0;
        while (true)
        {
            if (_buffer.AsSpan(_begin + searched, _end - _begin - searched).IndexOf((byte)'\n') is >= 0 and var found)
            {
                var line = _buffer.AsSpan(_begin, searched + found);
                _begin += line.Length + 1;
                return line;
            }

            searched = _end - _begin;
            if (!Fill())
            {
                return searched == 0 ? [] : throw new InvalidDataException("The last line is incomplete.");
            }
        }
    }

    /// <summary>Adds a line to the hash.</summary>
    public void Count(ReadOnlySpan<byte> line)
    {
        _hash.AppendData(line);
        _hash.AppendData("\n"u8);
    }

    public void Dispose()
    {
        _source.Dispose();
        _hash.Dispose();
    }

    private bool Fill()
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            (_begin, _end) = (0, _end - _begin);
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _end < LongestLine ? _end * 2 : throw new InvalidDataException("A line is too long."));
        }

        var read = _source.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
