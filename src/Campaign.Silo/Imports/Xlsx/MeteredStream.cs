namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Thrown through the XML reader when a part unpacks to more than is safe; turned into a refusal where the workbook is read.</summary>
internal sealed class WorkbookTooLargeException : IOException;

/// <summary>
/// Counts what a part of the workbook unpacks to and stops zip bombs: by size, by ratio, and by how much one step of the XML reader may read,
/// because that is what it holds in memory at once.
/// </summary>
/// <param name="unpacked">The part's unpacked bytes.</param>
/// <param name="packedLength">The part's length in the file.</param>
internal sealed class MeteredStream(Stream unpacked, long packedLength) : Stream
{
    private const long MaxLength = 4L << 30;
    private const long MaxStep = 8 << 20;
    private const int MaxRatio = 250;
    private const long RatioGrace = 16 << 20;

    private long step;

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>Must be called before each step of the XML reader.</summary>
    public void NextStep() => step = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        Count += read;
        step += read;
        var isBomb = Count > RatioGrace && Count / Math.Max(packedLength, 1) > MaxRatio;
        return Count > MaxLength || step > MaxStep || isBomb ? throw new WorkbookTooLargeException() : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}
