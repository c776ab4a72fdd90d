using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Campaign.Bench.Load;

/// <summary>A persistent HTTP/1.1 connection with one request at a time, which parses only as much HTTP as Kestrel's responses need.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[1 << 20];
    private int _length;

    public byte[] Request { get; } = new byte[64 * 1024];

    public byte[] Scratch { get; } = new byte[32 * 1024];

    /// <summary>The last response as text, head and body.</summary>
    public string LastAnswer => Encoding.UTF8.GetString(_answer, 0, _length);

    public Task Open(IPEndPoint server) => _socket.ConnectAsync(server);

    /// <summary>Sends the first bytes of <see cref="Request"/> and reads the whole response.</summary>
    /// <returns>The status.</returns>
    public async ValueTask<int> Exchange(int length)
    {
        for (var sent = 0; sent < length;)
        {
            sent += await _socket.SendAsync(Request.AsMemory(sent, length - sent), SocketFlags.None);
        }

        _length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(_length), SocketFlags.None);
            _length += read > 0 ? read : throw new IOException("The server closed the connection.");
        }
        while (!IsWhole());
        return Utf8Parser.TryParse(_answer.AsSpan(9, 3), out int status, out _) ? status : throw new IOException("The response is not HTTP.");
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole()
    {
        var answer = _answer.AsSpan(0, _length);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0
            ? Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && _length >= end + 4 + length
            : answer.EndsWith("\r\n0\r\n\r\n"u8) || head.IndexOf("Transfer-Encoding"u8) < 0;
    }
}
