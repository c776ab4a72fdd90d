using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Pools;

/// <summary>Pools with their totals, and a row a grant.</summary>
public sealed class PoolView() : View<PoolState, PoolFact>("pool", PoolState.Initial, PoolState.Evolve)
{
    public static Table Pools { get; } = Table.Named("pools", "id").Text("campaign", "doc").Number("version").Index("campaign", "id");

    public static Table Grants { get; } = Table.Named("grants", "pool", "id")
        .Text("subject", "participant", "cause", "status", "doc").Number("version")
        .InOrderOfMaking()
        .Index("pool", "place")
        .Index("pool", "status", "place");

    public override IReadOnlyList<Table> Tables => [Pools, Grants];

    public override Refusal? Unknown => PoolRefusals.Unknown;

    public override string? CampaignOf(PoolState state) => state.CampaignId;

    public override PoolState Remembered(PoolState state) => state.Forgetting();

    public override void Project(string id, PoolState before, PoolFact fact, PoolState after, long version, RowChanges rows)
    {
        rows.Put(Pools, [id], ("doc", new Document(after.Forgetting())), ("version", version));
        if (fact is PoolOpened)
        {
            rows.Put(Pools, [id], ("campaign", after.CampaignId));
        }

        if (GrantOf(fact) is { } grantId && after.Grants.TryGetValue(grantId, out var grant))
        {
            rows.Put(
                Grants,
                [id, grantId],
                ("subject", grant.Participant),
                ("cause", grant.Cause),
                ("status", Status(grant)),
                ("doc", new Document(grant)),
                ("version", (long)grant.Revision));
            rows.Move($"pool/{id}", before.Grants.TryGetValue(grantId, out var earlier) ? Status(earlier) : null, Status(grant));
        }
    }

    public override void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
        using var json = JsonDocument.Parse(record.Json);
        rows.Put(Grants, Key(id), ("participant", json.RootElement.GetProperty("participant").GetString()));
    }

    public override void Forget(string id, RowChanges rows) => rows.Put(Grants, Key(id), ("participant", null));

    private static string[] Key(string id) => id.Split('/', 2);

    private static string Status(Grant grant) => grant.Status.ToString().ToLowerInvariant();

    private static string? GrantOf(PoolFact fact) => fact switch
    {
        GrantReserved f => f.GrantId,
        GrantIssued f => f.GrantId,
        GrantRedeemed f => f.GrantId,
        GrantExpired f => f.GrantId,
        GrantVoided f => f.GrantId,
        _ => null,
    };
}
