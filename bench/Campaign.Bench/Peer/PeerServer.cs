using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace Campaign.Bench.Peer;

/// <summary>
/// What an engineer would write in an afternoon: minimal API, Dapper, the same database with the same guarantees (SQLite: WAL, synchronous=FULL; PostgreSQL:
/// synchronous_commit=on), one transaction per request. No facts, no idempotency keys, no search, no encryption, no screening.
/// </summary>
internal static class PeerServer
{
    /// <param name="connectionString">Of a PostgreSQL database; null for a file in the directory.</param>
    public static async Task Run(string directory, string? connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IPeerDatabase>(connectionString is null ? new SqlitePeer(Path.Combine(directory, "peer.db")) : new PostgreSqlPeer(connectionString));
        var app = builder.Build();
        app.MapPost("/nothing", () => TypedResults.Ok());
        app.MapPost("/drives/{drive}/submissions", Submit);
        app.MapPost("/pools/{pool}/grants", Grant);
        await app.RunAsync();
    }

    private static async Task<IResult> Submit(string drive, SubmissionBody body, IPeerDatabase database)
    {
        if (body is not { Author.Handle.Length: >= 1 and <= 100, Channel.Length: >= 1 and <= 50, Text.Length: >= 1 and <= 10_000, Consent: true })
        {
            return TypedResults.UnprocessableEntity();
        }

        var (handle, text) = (body.Author.Handle, body.Text);
        var row = new SubmissionEntry(
            $"sub-{Guid.CreateVersion7():N}", drive, "bench", handle, body.Channel, handle, text, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            handle.GetHashCode(StringComparison.Ordinal), SHA256.HashData(Encoding.UTF8.GetBytes(text))[..30]);
        await database.Add(row);
        return TypedResults.Created($"/submissions/{row.Id}", new SubmissionAnswer(row.Id, "in-review", 1, drive, row.Channel, handle, text, row.Submitted));
    }

    private static async Task<IResult> Grant(string pool, GrantBody body, IPeerDatabase database)
    {
        if (body is not { Participant.Length: >= 1 and <= 120, Cause.Length: >= 1 and <= 120 })
        {
            return TypedResults.UnprocessableEntity();
        }

        var row = new GrantEntry(
            $"grant-{Guid.CreateVersion7():N}", pool, body.Participant, body.Cause, body.Amount ?? 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        return await database.Add(row)
            ? TypedResults.Created($"/pools/{pool}/grants/{row.Id}", new GrantAnswer(row.Id, "reserved", 1, pool, row.Participant, row.Cause, row.Amount))
            : TypedResults.Conflict();
    }
}

internal sealed record AuthorPart(string? Handle);

internal sealed record SubmissionBody(AuthorPart? Author, string? Channel, string? Text, bool Consent);

internal sealed record SubmissionAnswer(string Id, string Status, long Version, string Drive, string Channel, string Author, string Text, long Submitted);

internal sealed record GrantBody(string? Participant, string? Cause, long? Amount);

[GenerateSerializer, Immutable]
internal sealed record GrantAnswer(string Id, string Status, long Version, string Pool, string Participant, string Cause, long Amount);
