using Campaign.Domain.Decisions;
using Campaign.Domain.Mentions;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Mentions;

/// <summary>The imports of a campaign: what its measures rest on.</summary>
public sealed class MentionImportView()
    : View<MentionImportState, MentionImportFact>("import", MentionImportState.Initial, MentionImportState.Evolve)
{
    public static Table Imports { get; } = Table.Named("mention_imports", "id").Text("campaign", "doc").Number("version").Index("campaign", "id");

    public override IReadOnlyList<Table> Tables => [Imports];

    public override Refusal? Unknown => MentionImportRules.Unknown;

    public override string? CampaignOf(MentionImportState state) => state.CampaignId;

    public override void Project(
        string id, MentionImportState before, MentionImportFact fact, MentionImportState after, long version, RowChanges rows) =>
        rows.Put(Imports, [id], ("campaign", after.CampaignId), ("doc", new Document(after)), ("version", version));
}

/// <summary>Reads imports.</summary>
public sealed class MentionImportQueries(IReadDatabase database)
{
    public async ValueTask<Versioned<MentionImportState>?> Find(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<MentionImportState>("SELECT doc, version FROM mention_imports WHERE id = @id", new { id }, cancellation);
    }

    public async ValueTask<IReadOnlyList<Versioned<MentionImportState>>> OfCampaign(string campaign, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Documents<MentionImportState>(
            "SELECT doc, version FROM mention_imports WHERE campaign = @campaign ORDER BY id", new { campaign }, cancellation);
    }
}
