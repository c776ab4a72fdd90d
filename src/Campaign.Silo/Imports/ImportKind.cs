namespace Campaign.Silo.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>Public utterances about the brand, one a row.</summary>
    Mentions,

    /// <summary>Users' content for a UGC drive, one piece a row.</summary>
    Submissions,

    /// <summary>KOL partners, one account a row.</summary>
    Partners,
}
