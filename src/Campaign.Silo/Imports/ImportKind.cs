namespace Campaign.Silo.Imports;

/// <summary>What a file contains.</summary>
public enum ImportKind
{
    /// <summary>Public mentions of the brand, one per row.</summary>
    Mentions,

    /// <summary>Users' content for a UGC drive, one piece per row.</summary>
    Submissions,

    /// <summary>KOL partners, one account per row.</summary>
    Partners,
}
