using System.Globalization;
using System.Text;
using Campaign.Bench.Processes;

namespace Campaign.Bench.Load;

/// <summary>Writes numbered requests straight into the send buffer: processor time that the client takes is missing to the servers.</summary>
/// <param name="line">Such as <c>POST /x</c>; with <paramref name="keys"/> such as <c>POST /x/*/y</c>.</param>
/// <param name="body">Writes the body of a request into the buffer and returns its length; null for a GET.</param>
/// <param name="keys">How many numbers, from 0 on, replace the star in turn.</param>
/// <param name="keyed">Whether every request carries an Idempotency-Key of its own.</param>
internal sealed class RequestWriter(string line, Func<byte[], long, int>? body = null, int keys = 0, bool keyed = false)
{
    private readonly byte[][] _heads = [.. Enumerable.Range(0, Math.Max(1, keys)).Select(key => Head(keys == 0 ? line : line.Replace("*", $"{key}", StringComparison.Ordinal)))];
    private readonly string _run = Guid.NewGuid().ToString("N");

    /// <summary>Writes a whole request and returns its length.</summary>
    /// <param name="scratch">A buffer for the body.</param>
    public int Write(byte[] buffer, byte[] scratch, long number)
    {
        var bodyLength = body?.Invoke(scratch, number) ?? 0;
        var head = _heads[number % _heads.Length];
        head.CopyTo(buffer, 0);
        var at = head.Length;
        if (keyed)
        {
            at += Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Idempotency-Key: {_run}-{number}\r\n"), buffer.AsSpan(at));
        }

        if (body is not null)
        {
            at += Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {bodyLength}\r\n"), buffer.AsSpan(at));
        }

        "\r\n"u8.CopyTo(buffer.AsSpan(at));
        scratch.AsSpan(0, bodyLength).CopyTo(buffer.AsSpan(at + 2));
        return at + 2 + bodyLength;
    }

    private static byte[] Head(string line) => Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {Server.Token}\r\n");
}
