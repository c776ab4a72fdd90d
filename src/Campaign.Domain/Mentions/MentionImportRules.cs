using Campaign.Domain.Decisions;

namespace Campaign.Domain.Mentions;

/// <summary>Records that an import is complete. Repeated after a crash, it changes nothing.</summary>
public sealed record RecordImport(
    string ImportId, string CampaignId, string FileHash, string Mapping, long Read, long Accepted, long Duplicates, long Rejected, string? FileName);

/// <summary>Reverts an import: its mentions no longer count in the measures.</summary>
public sealed record RevertImport(string? Reason);

/// <summary>The rules of mention imports.</summary>
public static class MentionImportRules
{
    private const int LongestReason = 500;

    public static Refusal Unknown { get; } = Refusal.NotFound("import-unknown", "没有这次导入。", "There is no such import.");

    public static Refusal ReasonMissing { get; } =
        Refusal.Invalid("reason-missing", "请写明撤回导入的原因（不超过 500 字）。", "Say why the import is reverted (at most 500 characters).");

    public static Decision<MentionImportFact> Record(MentionImportState import, RecordImport command) =>
        import.Status != MentionImportStatus.None
            ? Decision<MentionImportFact>.Nothing
            : new MentionsImported(
                command.ImportId, command.CampaignId, command.FileHash, command.Mapping, command.Read, command.Accepted, command.Duplicates, command.Rejected,
                command.FileName);

    public static Decision<MentionImportFact> Revert(MentionImportState import, RevertImport command) => import switch
    {
        { Status: MentionImportStatus.None } => Unknown,
        { Status: MentionImportStatus.TakenBack } => Decision<MentionImportFact>.Nothing,
        _ when string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > LongestReason => ReasonMissing,
        _ => new MentionsTakenBack(command.Reason.Trim()),
    };
}
