using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Deliverables;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Collaborations;

/// <summary>A row a collaboration, without its deliverables; the row of each deliverable is made by <see cref="DeliverableRows"/>.</summary>
public sealed class CollaborationView()
    : View<CollaborationState, CollaborationFact>("collaboration", CollaborationState.Initial, CollaborationState.Evolve)
{
    public static Table Collaborations { get; } = Table.Named("collaborations", "campaign", "id")
        .Text("status", "doc").Number("created", "version")
        .Index("campaign", "created", "id").Index("campaign", "status", "created", "id");

    public override IReadOnlyList<Table> Tables => [Collaborations, DeliverableRows.Table];

    /// <inheritdoc/>
    /// <remarks>The second: a deliverable's row knows who wrote its draft.</remarks>
    public override int Generation => 2;

    public override IReadOnlyList<string> Names => ["campaign", "partner"];

    public override Refusal? Unknown => CollaborationRefusals.Unknown;

    public override string? CampaignOf(CollaborationState state) => state.CampaignId;

    internal static string CollaborationsOf(string campaign) => $"campaign/{campaign}/collaborations";

    public override void Project(
        string id, CollaborationState before, CollaborationFact fact, CollaborationState after, long version, RowChanges rows)
    {
        string[] key = [after.CampaignId, after.PartnerId];
        if (fact is CollaborationProposed)
        {
            rows.Put(Collaborations, key, ("created", fact.At));
        }

        rows.Put(Collaborations, key, ("status", DomainJson.Word(after.Status)), ("doc", new Document(CollaborationSummary.Of(after))), ("version", version));
        rows.Move(CollaborationsOf(key[0]), before.Exists ? DomainJson.Word(before.Status) : null, DomainJson.Word(after.Status));
        if (fact is DeliverableFact { DeliverableId: var deliverable })
        {
            DeliverableRows.Project(key, before.Deliverable(deliverable), fact, after.Deliverable(deliverable)!, rows);
        }
    }
}
