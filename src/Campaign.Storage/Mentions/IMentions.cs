using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Mentions;

/// <summary>A public mention of the brand, as stored.</summary>
/// <param name="Identity">Recognises the same mention when it is imported again.</param>
/// <param name="Reach">Views, if the source states them; otherwise 0.</param>
/// <param name="Author">Subject id, so that erasing a person removes their words.</param>
public readonly record struct Mention(
    MentionIdentity Identity, DateTimeOffset At, string Channel, Origin Origin, Tone Tone, long Reach, string? Author, string? Text);

/// <summary>Measurements in bulk: rows with their import's id, tallied per quarter of an hour as they arrive.</summary>
public interface IMentions
{
    /// <summary>
    /// Adds a chunk in one transaction, together with the rows that record the import's progress. Mentions that already exist are left out.
    /// </summary>
    /// <param name="progress">Writes the job's progress, given the number of new mentions in the chunk.</param>
    /// <returns>The number of new mentions.</returns>
    Task<int> Add(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress);

    /// <summary>Reverts a chunk of an import, tallies included.</summary>
    /// <returns>The number reverted; 0 when none is left.</returns>
    Task<int> Revert(string campaign, string import, int atMost);

    /// <summary>The tallies of a campaign.</summary>
    ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, CancellationToken cancellation);

    /// <summary>
    /// A campaign's tallies as of a past time: mentions that came in later are not in them, and mentions that were reverted later are, although they are gone.
    /// Changes within the quarter of an hour that contains the time count as later; in every zone, days begin on a quarter. Mentions
    /// reverted by versions that did not record this are lost and not in them.
    /// </summary>
    ValueTask<IReadOnlyList<Tally>> TalliesAt(string campaign, DateTimeOffset moment, CancellationToken cancellation);

    /// <summary>
    /// The tallies of a campaign, summed by the days or hours of a zone: many times fewer of them, with the same curve. By the quarter of an hour where the zone's clocks
    /// change in between.
    /// </summary>
    ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, TimeZoneInfo zone, Bucket bucket, CancellationToken cancellation);
}
