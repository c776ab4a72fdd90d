namespace Campaign.Silo.Imports.Mapping;

/// <summary>How a mention speaks about the brand.</summary>
public enum MentionTone
{
    Negative = -1,
    Neutral = 0,
    Positive = 1,
}
