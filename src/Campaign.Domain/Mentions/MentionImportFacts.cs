using Campaign.Domain.Decisions;

namespace Campaign.Domain.Mentions;

/// <summary>What happened to an import of mentions. Stream <c>import/{id}</c>. The mentions themselves are measurements, not facts.</summary>
public abstract record MentionImportFact : Fact;

/// <summary>A file of mentions was imported completely.</summary>
/// <param name="FileHash">SHA-256 of the file, so that the exact data behind a figure can be asked for.</param>
/// <param name="Mapping">How its columns were mapped, as JSON.</param>
/// <param name="FileName">The file's name as given by the client; absent in imports recorded before it was stored.</param>
/// <param name="Read">Rows in the file: accepted + duplicates + rejected.</param>
[Named("mentions.imported")]
public sealed record MentionsImported(
    string ImportId, string CampaignId, string FileHash, string Mapping, long Read, long Accepted, long Duplicates, long Rejected, string? FileName = null) : MentionImportFact;

/// <summary>The whole import was reverted: it no longer counts in the measures.</summary>
[Named("mentions.taken-back")]
public sealed record MentionsTakenBack(string Reason) : MentionImportFact;

/// <summary>The lifecycle of an import.</summary>
public enum MentionImportStatus
{
    None,
    Imported,
    TakenBack,
}

/// <summary>One import of mentions.</summary>
public sealed record MentionImportState(
    string Id, string CampaignId, MentionImportStatus Status, string FileHash, long Read, long Accepted, long Duplicates, long Rejected, DateTimeOffset At, string By,
    string? FileName = null)
{
    public static MentionImportState Initial { get; } = new("", "", MentionImportStatus.None, "", 0, 0, 0, 0, default, "");

    public static MentionImportState Evolve(MentionImportState import, MentionImportFact fact) => fact switch
    {
        MentionsImported made => new(
            made.ImportId, made.CampaignId, MentionImportStatus.Imported, made.FileHash, made.Read, made.Accepted, made.Duplicates, made.Rejected, made.At, made.By,
            made.FileName),
        MentionsTakenBack => import with { Status = MentionImportStatus.TakenBack },
        _ => import,
    };
}
