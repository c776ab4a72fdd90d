using System.Diagnostics;
using System.Net;

namespace Campaign.Bench.Load;

/// <summary>The result of a round.</summary>
/// <param name="Latencies">Of every request with the expected status, in microseconds, sorted.</param>
/// <param name="Others">Responses with another status.</param>
/// <param name="Complaint">The last of those responses.</param>
internal sealed record Round(TimeSpan Time, int[] Latencies, long Others, string? Complaint)
{
    public double PerSecond => Latencies.Length / Time.TotalSeconds;

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share) => Latencies.Length == 0 ? double.NaN : Latencies[(int)(share * (Latencies.Length - 1))] / 1000.0;
}

/// <summary>Sends requests to a server, or to its nodes in turn, over a number of connections, each with one request at a time.</summary>
internal sealed class LoadGenerator(IReadOnlyList<IPEndPoint> nodes, RequestWriter writer, int connections, int expected) : IDisposable
{
    private readonly List<Connection> _connections = [];
    private long _number;

    public async Task Open()
    {
        for (var index = 0; index < connections; index++)
        {
            var connection = new Connection();
            _connections.Add(connection);
            await connection.Open(nodes[index % nodes.Count]);
        }
    }

    /// <param name="atMost">The most requests in all: the round ends there or at its time, whichever comes first.</param>
    public async Task<Round> Run(TimeSpan time, long atMost = long.MaxValue)
    {
        var begun = Stopwatch.GetTimestamp();
        var end = time == TimeSpan.MaxValue ? long.MaxValue : begun + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var last = atMost == long.MaxValue ? atMost : _number + atMost;
        var parts = await Task.WhenAll(_connections.Select(connection => Task.Run(() => Ask(connection, end, last))));
        _number = Math.Min(_number, last);
        var latencies = parts.SelectMany(part => part.Latencies).ToArray();
        Array.Sort(latencies);
        return new(Stopwatch.GetElapsedTime(begun), latencies, parts.Sum(part => part.Others), parts.Select(part => part.Complaint).LastOrDefault(text => text is not null));
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private async Task<(List<int> Latencies, long Others, string? Complaint)> Ask(Connection connection, long end, long last)
    {
        var (latencies, others, complaint) = (new List<int>(64 * 1024), 0L, (string?)null);
        for (var begun = Stopwatch.GetTimestamp(); begun < end && Interlocked.Increment(ref _number) is var number && number <= last;)
        {
            var length = writer.Write(connection.Request, connection.Scratch, number);
            begun = Stopwatch.GetTimestamp();
            var status = await connection.Exchange(length);
            var now = Stopwatch.GetTimestamp();
            if (status == expected)
            {
                latencies.Add((int)((now - begun) * 1_000_000 / Stopwatch.Frequency));
            }
            else
            {
                (others, complaint) = (others + 1, connection.LastAnswer);
            }

            begun = now;
        }

        return (latencies, others, complaint);
    }
}
