using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Tests;

/// <summary>A view of the tests' own over real facts: a row for each pool with text that people gave, a row for each grant, and totals by status.</summary>
public sealed class PoolView(Table? pools = null) : View<PoolState, PoolFact>("pool", PoolState.Initial, PoolState.Evolve)
{
    public static Table Pools { get; } = Table.Named("test_pools", "id").Text("name", "words").Number("grants", "version").Index("name").Search("words");

    public static Table Grants { get; } = Table.Named("test_grants", "pool", "id").Text("participant", "status").Real("amount").Number("reserved_at").Index("pool", "status");

    public override IReadOnlyList<Table> Tables => [pools ?? Pools, Grants];

    public override Refusal? Unknown => PoolRefusals.Unknown;

    public override string? CampaignOf(PoolState state) => state.CampaignId;

    public override void Project(string id, PoolState before, PoolFact fact, PoolState after, long version, RowChanges rows)
    {
        rows.Put(Tables[0], [id], ("name", after.Name), ("version", version));
        foreach (var grant in after.Grants.Values.Where(grant => before.Grants.GetValueOrDefault(grant.Id) != grant))
        {
            var earlier = before.Grants.GetValueOrDefault(grant.Id)?.Status.ToString();
            rows.Put(
                Grants, [id, grant.Id], ("participant", grant.Participant), ("status", grant.Status.ToString()), ("amount", (double)grant.Amount));
            rows.Move($"pool/{id}", earlier, grant.Status.ToString());
            if (fact is GrantReserved)
            {
                rows.Put(Grants, [id, grant.Id], ("reserved_at", fact.At));
                rows.Add(Tables[0], [id], "grants", 1);
            }
        }
    }

    public override void Reveal(string id, PersonalRecord record, RowChanges rows) =>
        rows.Put(Tables[0], [id], ("words", JsonDocument.Parse(record.Json).RootElement.GetProperty("words").GetString()));

    public override void Forget(string id, RowChanges rows) => rows.Put(Tables[0], [id], ("words", null));
}
