using Dapper;

namespace Campaign.Storage.Requests;

/// <summary>Reads answered requests, the same on every database.</summary>
internal static class RequestReading
{
    public static async ValueTask<IReadOnlyDictionary<string, AnsweredRequest>> Answered(
        this IReadDatabase database, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Connection.QueryAsync<(string Key, string Fingerprint, string Resource)>(new CommandDefinition(
            $"SELECT key, fingerprint, resource FROM requests WHERE key IN (SELECT value FROM {lease.Dialect.Each("keys")})", new { keys = lease.Dialect.List(keys) }, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Key, row => new AnsweredRequest(row.Fingerprint, row.Resource), StringComparer.Ordinal);
    }
}
