namespace Campaign.Domain.Reputation;

/// <summary>Where a mention comes from. Only organic mentions can show that reputation recovered: the others were made by the brand or for it.</summary>
public enum Origin
{
    /// <summary>People who get nothing from the brand.</summary>
    Organic,

    /// <summary>Paid KOL partners.</summary>
    Paid,

    /// <summary>Users who get a reward.</summary>
    Incentivised,

    /// <summary>The brand's own accounts.</summary>
    Owned,

    /// <summary>The brand's employees.</summary>
    Staff,
}

/// <summary>How many mentions of each tone fell into one bucket of time, channel and origin.</summary>
/// <param name="At">The bucket's beginning: a quarter of an hour, or a day in the campaign's time zone.</param>
/// <param name="Channel">Such as <c>weibo</c>.</param>
/// <param name="Origin">Organic, or made by the brand or for it.</param>
/// <param name="Tones">The counts.</param>
public sealed record Tally(DateTimeOffset At, string Channel, Origin Origin, ToneCount Tones)
{
    /// <summary>The width of a stored bucket. Every zone's offset is a whole multiple of it, so each bucket lies within one hour and one day of any zone.</summary>
    public static readonly TimeSpan Width = TimeSpan.FromMinutes(15);

    public Tally(DateTimeOffset at, string channel, Origin origin, long positive, long neutral, long negative)
        : this(at, channel, origin, new ToneCount(positive, neutral, negative))
    {
    }
}

/// <summary>Mentions by tone, with the shares that follow. Shares of nothing are absent, not zero.</summary>
public readonly record struct ToneCount(long Positive, long Neutral, long Negative)
{
    public long All => Positive + Neutral + Negative;

    /// <summary>Net sentiment, −1 to 1: (positive − negative) / all mentions.</summary>
    public double? Net => All == 0 ? null : (double)(Positive - Negative) / All;

    /// <summary>Negative mentions as a share of all, 0 to 1.</summary>
    public double? NegativeShare => All == 0 ? null : (double)Negative / All;

    public static ToneCount operator +(ToneCount a, ToneCount b) =>
        new(a.Positive + b.Positive, a.Neutral + b.Neutral, a.Negative + b.Negative);

    public static ToneCount Add(ToneCount left, ToneCount right) => left + right;
}
