using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;

namespace Campaign.Silo.Imports.Rows;

/// <summary>One mention, ready to be kept.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="ExternalId">
/// Its id where it was found; the same id is the same mention. Without a mapped id, a hash of what the row says, so that importing a file twice
/// changes nothing. Rows that carry neither text, author nor url cannot be told apart by what they say: their line is hashed too.
/// </param>
/// <param name="At">When it was uttered.</param>
/// <param name="Tone">How it speaks about the brand.</param>
/// <param name="Origin">Organic unless the file says otherwise.</param>
/// <param name="Channel">As the file calls it; "other" when it does not.</param>
/// <param name="Reach">People or views reached, when known.</param>
public sealed record MentionRow(
    long Line,
    string ExternalId,
    DateTimeOffset At,
    Tone Tone,
    Origin Origin,
    string Channel,
    string? Author,
    string? Text,
    string? Url,
    long? Reach,
    long? Likes,
    long? Comments,
    long? Shares);

/// <summary>One user's content, ready to be submitted with their consent.</summary>
/// <param name="Handle">The author; in data without authors each row gets one of its own, derived from file and line.</param>
/// <param name="ExternalId">The row's id in its source, else a hash of author, channel, text and time.</param>
/// <param name="Contact">Personal data: to be kept encrypted.</param>
/// <param name="At">When it was written, when known.</param>
public sealed record SubmissionRow(
    long Line, string ExternalId, string Handle, string Channel, string Text, string? Contact, ValueList<string> Links, DateTimeOffset? At);

/// <summary>One partner's account.</summary>
/// <param name="Id">A slug of the importing person's choice.</param>
/// <param name="Kind">What the fee is for: article, video, livestream or post.</param>
/// <param name="Fee">In the campaign's currency.</param>
public sealed record PartnerRow(
    long Line,
    string? Id,
    string Name,
    string Channel,
    string Handle,
    long? Followers,
    ValueList<string> Categories,
    string? Contact,
    string? Kind,
    decimal? Fee);
