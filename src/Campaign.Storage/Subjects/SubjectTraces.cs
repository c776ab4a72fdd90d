using Dapper;

namespace Campaign.Storage.Subjects;

/// <summary>What is stored about a person, without its contents.</summary>
/// <param name="HasKey">Whether any of it can be decrypted.</param>
/// <param name="Erased">When they were last erased.</param>
/// <param name="References">The references of their records, such as <c>submission/sub-…</c>.</param>
/// <param name="Mentions">The number of mentions known to be theirs.</param>
public sealed record SubjectTraces(bool HasKey, DateTimeOffset? Erased, IReadOnlyList<string> References, long Mentions)
{
    public static SubjectTraces Of(IReadDatabase database, string subject)
    {
        using var lease = database.Read();
        var person = lease.Connection.QuerySingleOrDefault<(long Number, byte[]? Key, long? Erased)>(
            "SELECT number, key, erased FROM subjects WHERE id = @subject", new { subject });
        return new(
            person.Key is not null,
            person.Erased is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            [.. lease.Connection.Query<string>("SELECT reference FROM personal WHERE subject = @number ORDER BY reference", new { number = person.Number })],
            lease.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM mentions WHERE author = @subject AND substr(author, 8, 2) = substr(@subject, 8, 2)", new { subject }));
    }

    /// <summary>Whether an erasure would change anything.</summary>
    public bool Any => HasKey || References.Count > 0 || Mentions > 0;
}
