namespace Campaign.Domain.Mentions;

/// <summary>The attitude of a mention towards the brand.</summary>
public enum Tone
{
    Positive,
    Neutral,
    Negative,
}
