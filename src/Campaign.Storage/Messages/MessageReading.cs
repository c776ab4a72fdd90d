using Dapper;

namespace Campaign.Storage.Messages;

/// <summary>How messages are read, the same on every database.</summary>
internal static class MessageReading
{
    /// <summary>Whether a message is due. Asked twice a second: mostly there is none, and then nothing needs to be written.</summary>
    public static async ValueTask<bool> AnyDue(this IReadDatabase database, DateTimeOffset now)
    {
        using var lease = database.Read();
        return await lease.Connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE due <= @now)", new { now = now.ToUnixTimeMilliseconds() });
    }
}
