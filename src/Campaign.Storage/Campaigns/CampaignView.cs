using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Campaigns;

/// <summary>A row a campaign.</summary>
public sealed class CampaignView() : View<CampaignState, CampaignFact>("campaign", CampaignState.Initial, CampaignState.Evolve)
{
    public static Table Campaigns { get; } = Table.Named("campaigns", "id")
        .Text("name", "search", "status", "starts", "doc").Number("created", "version")
        .Index("created", "id").Index("name", "id").Index("starts", "id").Index("status", "created", "id");

    public override IReadOnlyList<Table> Tables => [Campaigns];

    public override Refusal? Unknown => CampaignRefusals.Unknown;

    public override string? CampaignOf(CampaignState state) => state.Id;

    public override void Project(string id, CampaignState before, CampaignFact fact, CampaignState after, long version, RowChanges rows)
    {
        if (fact is CampaignCreated)
        {
            rows.Put(Campaigns, [id], ("created", fact.At));
        }

        if (fact is CampaignCreated or CampaignAmended)
        {
            var search = $"{after.Name}\n{after.Brand}\n{id}".ToLowerInvariant();
            rows.Put(Campaigns, [id], ("name", after.Name), ("search", search), ("starts", after.Starts));
        }

        rows.Put(Campaigns, [id], ("status", DomainJson.Word(after.Status)), ("doc", new Document(after)), ("version", version));
        rows.Move("campaigns", before.Exists ? DomainJson.Word(before.Status) : null, DomainJson.Word(after.Status));
    }
}
