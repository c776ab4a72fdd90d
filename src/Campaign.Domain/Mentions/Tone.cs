namespace Campaign.Domain.Mentions;

/// <summary>How a mention speaks of the brand.</summary>
public enum Tone
{
    Positive,
    Neutral,
    Negative,
}
