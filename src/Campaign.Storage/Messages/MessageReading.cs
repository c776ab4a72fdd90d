using System.Text.Json;
using Campaign.Domain.Decisions;
using Dapper;

namespace Campaign.Storage.Messages;

/// <summary>Reads messages, the same on every database.</summary>
internal static class MessageReading
{
    /// <summary>Whether a message is due. Asked twice a second; usually none is, and then nothing needs to be written.</summary>
    public static async ValueTask<bool> AnyDue(this IReadDatabase database, DateTimeOffset now)
    {
        using var lease = database.Read();
        return await lease.Connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE due <= @now AND aside IS NULL)", new { now = now.ToUnixTimeMilliseconds() });
    }

    /// <summary>The message; null when this build cannot read it, because a newer one wrote it or its data is damaged.</summary>
    public static Message? TryRead(string type, ReadOnlySpan<byte> data)
    {
        // Catches any fault, including those of upcasters: one message must not block the others.
        try
        {
            return DomainJson.Read<Message>(type, data);
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>A reason as stored in the database.</summary>
    public static string ToJson(this Wording reason) => JsonSerializer.Serialize(reason, DomainJson.Options);
}
