using System.Security.Cryptography;
using System.Text;
using Campaign.Domain.Decisions;
using Dapper;

namespace Campaign.Storage.Subjects;

/// <summary>A record as stored in the database, with its person's key.</summary>
internal sealed record SealedRow(string Subject, string Reference, byte[] Data, byte[] Key)
{
    /// <exception cref="AuthenticationTagMismatchException">The data was changed or belongs to another reference.</exception>
    public PersonalRecord Open() => new(Subject, Reference, SubjectCipher.Decrypt(Key, Reference, Data));

    /// <summary>The record; null when the data was changed or belongs to another reference.</summary>
    public PersonalRecord? TryOpen()
    {
        try
        {
            return Open();
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}

/// <summary>Identifies people and reads their records, the same on every database.</summary>
internal static class SubjectReading
{
    /// <summary>Every readable record, with its person's key.</summary>
    public const string EveryRecordSql =
        "SELECT s.id AS subject, p.reference, p.data, s.key FROM personal p JOIN subjects s ON s.number = p.subject WHERE s.key IS NOT NULL";

    /// <summary>See <see cref="ISubjects.IdOf"/>.</summary>
    public static string IdOf(byte[] secret, string channel, string handle)
    {
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{channel.Trim().ToLowerInvariant()}\u001f{handle.Trim()}"));
        return Slug.From("person", Convert.ToHexString(hash));
    }

    /// <summary>See <see cref="ISubjects.Read"/>.</summary>
    public static async ValueTask<PersonalRecord?> Personal(this IReadDatabase database, string subject, string reference, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var row = await lease.Connection.QuerySingleOrDefaultAsync<(byte[] Key, byte[] Data)?>(new CommandDefinition(
            "SELECT s.key, p.data FROM subjects s JOIN personal p ON p.subject = s.number WHERE s.id = @subject AND p.reference = @reference AND s.key IS NOT NULL",
            new { subject, reference },
            cancellationToken: cancellation));
        return row is { } found ? new(subject, reference, SubjectCipher.Decrypt(found.Key, reference, found.Data)) : null;
    }
}
