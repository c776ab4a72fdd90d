using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Campaign.Bench.Peer;

/// <summary>
/// What one would write in an afternoon: minimal API, Dapper, the same SQLite with the same guarantees (WAL, synchronous=FULL), one transaction a
/// request. No facts, no idempotency keys, no search, no encryption, no screening.
/// </summary>
internal static class PeerServer
{
    public static async Task Run(string directory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new PeerDatabase(Path.Combine(directory, "peer.db")));
        var app = builder.Build();
        app.MapPost("/nothing", () => TypedResults.Ok());
        app.MapPost("/drives/{drive}/submissions", Submit);
        app.MapPost("/pools/{pool}/grants", Grant);
        await app.RunAsync();
    }

    private static IResult Submit(string drive, SubmissionBody body, PeerDatabase database)
    {
        if (body is not { Author.Handle.Length: >= 1 and <= 100, Channel.Length: >= 1 and <= 50, Text.Length: >= 1 and <= 10_000, Consent: true })
        {
            return TypedResults.UnprocessableEntity();
        }

        var row = new
        {
            id = $"sub-{Guid.CreateVersion7():N}", drive, campaign = "bench", subject = body.Author.Handle, body.Channel, body.Author.Handle, body.Text,
            submitted = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), author = (long)body.Author.Handle.GetHashCode(StringComparison.Ordinal),
            fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(body.Text))[..30],
        };
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(PeerDatabase.InsertSubmission, row, transaction);
        transaction.Commit();
        return TypedResults.Created($"/submissions/{row.id}", new SubmissionAnswer(row.id, "in-review", 1, drive, row.Channel, row.Handle, row.Text, row.submitted));
    }

    private static IResult Grant(string pool, GrantBody body, PeerDatabase database)
    {
        if (body is not { Participant.Length: >= 1 and <= 120, Cause.Length: >= 1 and <= 120 })
        {
            return TypedResults.UnprocessableEntity();
        }

        var row = new { id = $"grant-{Guid.CreateVersion7():N}", pool, body.Participant, body.Cause, amount = body.Amount ?? 1 };
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        if (connection.QuerySingle<long>("SELECT budget - reserved FROM pools WHERE id = @pool", row, transaction) < row.amount)
        {
            return TypedResults.Conflict();
        }

        connection.Execute(PeerDatabase.InsertGrant, row, transaction);
        connection.Execute("UPDATE pools SET reserved = reserved + @amount WHERE id = @pool", row, transaction);
        transaction.Commit();
        return TypedResults.Created($"/pools/{pool}/grants/{row.id}", new GrantAnswer(row.id, "reserved", 1, pool, row.Participant, row.Cause, row.amount));
    }
}

internal sealed record AuthorPart(string? Handle);

internal sealed record SubmissionBody(AuthorPart? Author, string? Channel, string? Text, bool Consent);

internal sealed record SubmissionAnswer(string Id, string Status, long Version, string Drive, string Channel, string Author, string Text, long Submitted);

internal sealed record GrantBody(string? Participant, string? Cause, long? Amount);

internal sealed record GrantAnswer(string Id, string Status, long Version, string Pool, string Participant, string Cause, long Amount);
