using Campaign.Domain.Reputation;
using Campaign.Storage.Mentions;
using Campaign.Storage.Rows;

namespace Campaign.Storage.PostgreSql;

/// <inheritdoc cref="IMentions"/>
internal sealed class PostgreSqlMentions(PostgreSqlDatabase database, PostgreSqlWriter writer, TimeProvider clock) : IMentions
{
    /// <summary>Takes a person's words out of their mentions, found by the index on two characters of the subject's id.</summary>
    internal const string ForgetAuthor =
        "UPDATE mentions SET author = NULL, text = NULL WHERE author = $1 AND substr(author, 8, 2) = substr($1, 8, 2) RETURNING id";

    public Task<int> Add(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress) =>
        writer.Write(new AddMentionsStep(campaign, import, mentions, clock.GetUtcNow(), progress));

    public Task<int> TakeBack(string campaign, string import, int atMost) => writer.Write(new TakeBackMentionsStep(campaign, import, atMost, clock.GetUtcNow()));

    public ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, CancellationToken cancellation) =>
        database.Tallies(campaign, channel, null, cancellation);

    public ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, TimeZoneInfo zone, Bucket bucket, CancellationToken cancellation) =>
        database.Tallies(campaign, channel, zone, bucket, cancellation);

    public ValueTask<IReadOnlyList<Tally>> TalliesAt(string campaign, DateTimeOffset moment, CancellationToken cancellation) =>
        database.Tallies(campaign, null, moment, cancellation);
}
