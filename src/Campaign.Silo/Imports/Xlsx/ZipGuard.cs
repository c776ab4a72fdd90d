using System.Buffers.Binary;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Checks the end of a zip file before it is opened: the library reads the whole directory into memory, however long it claims to be.</summary>
internal static class ZipGuard
{
    private const int EndRecord = 22;
    private const int MaxComment = ushort.MaxValue;
    private const int MaxDirectory = 1 << 20;
    private const int MaxEntries = 2_000;

    /// <summary>Leaves the stream at its start.</summary>
    public static Refusal? Check(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndRecord + MaxComment)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.Length < EndRecord ? -1 : tail.AsSpan(0, tail.Length - EndRecord + 4).LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0)
        {
            return TableRefusals.BrokenWorkbook;
        }

        var record = tail.AsSpan(end);
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long directory = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var directoryLength = stream.Length - tail.Length + end - directory;

        // Sizes that need the Zip64 format are beyond what is read anyway.
        return entries > MaxEntries || directory == uint.MaxValue || directoryLength is < 0 or > MaxDirectory ? TableRefusals.TooLarge : null;
    }
}
