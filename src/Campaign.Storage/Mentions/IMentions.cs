using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Mentions;

/// <summary>One public utterance about the brand, as it is kept.</summary>
/// <param name="Identity">By which it is known again.</param>
/// <param name="Reach">Views, where the source tells them; otherwise 0.</param>
/// <param name="Author">Subject id, so that erasing a person takes their words out.</param>
public readonly record struct Mention(
    MentionIdentity Identity, DateTimeOffset At, string Channel, Origin Origin, Tone Tone, long Reach, string? Author, string? Text);

/// <summary>Measurements in bulk: rows with their import's id, tallied by the quarter of an hour as they come in.</summary>
public interface IMentions
{
    /// <summary>
    /// Adds a chunk in one transaction, with the rows that record how far the import has come. A mention that is already there is left out.
    /// </summary>
    /// <param name="progress">Writes the job's progress, given how many of the chunk were new.</param>
    /// <returns>How many were new.</returns>
    Task<int> Add(string campaign, string import, IReadOnlyList<Mention> mentions, Action<int, RowChanges> progress);

    /// <summary>Takes a chunk of an import back, tallies included.</summary>
    /// <returns>How many were taken back; 0 when nothing is left.</returns>
    Task<int> TakeBack(string campaign, string import, int atMost);

    /// <summary>The tallies of a campaign.</summary>
    ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, CancellationToken cancellation);

    /// <summary>
    /// The tallies of a campaign, summed by the days or hours of a zone: many times fewer of them, with the same curve. By the quarter of an hour where the zone's clocks
    /// change in between.
    /// </summary>
    ValueTask<IReadOnlyList<Tally>> Tallies(string campaign, string? channel, TimeZoneInfo zone, Bucket bucket, CancellationToken cancellation);

    /// <summary>
    /// The tallies of a campaign as they stood at a moment: what came in later is not in them, and what was taken back later is, although its mentions are gone.
    /// What came in or was taken back in the quarter of an hour that the moment cuts counts as later; days begin on the quarter in every zone. Of what was taken
    /// back by a version that did not keep this nothing is left: it is not in them.
    /// </summary>
    ValueTask<IReadOnlyList<Tally>> TalliesAt(string campaign, DateTimeOffset moment, CancellationToken cancellation);
}
