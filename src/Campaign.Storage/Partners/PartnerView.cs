using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Partners;

/// <summary>A row a partner, with the contact as long as it is kept.</summary>
public sealed class PartnerView() : View<PartnerState, PartnerFact>("partner", PartnerState.Initial, PartnerState.Evolve)
{
    public static Table Partners { get; } = Table.Named("partners", "id")
        .Text("name", "search", "status", "contact", "doc").Number("created", "followers", "version")
        .Index("created", "id").Index("name", "id").Index("followers", "id").Index("status", "name", "id");

    public override IReadOnlyList<Table> Tables => [Partners];

    public override Refusal? Unknown => PartnerRefusals.Unknown;

    public override bool IsShared => true;

    public override void Project(string id, PartnerState before, PartnerFact fact, PartnerState after, long version, RowChanges rows)
    {
        if (fact is PartnerRegistered)
        {
            rows.Put(Partners, [id], ("created", fact.At));
        }

        if (fact is PartnerRegistered or PartnerAmended)
        {
            string[] words = [after.Name, id, .. after.Accounts.Select(account => account.Handle), .. after.Categories];
            rows.Put(
                Partners,
                [id],
                ("name", after.Name),
                ("search", string.Join('\n', words).ToLowerInvariant()),
                ("followers", after.Accounts.Max(account => account.Followers)));
        }

        rows.Put(Partners, [id], ("status", DomainJson.Word(after.Status)), ("doc", new Document(after)), ("version", version));
        rows.Move("partners", before.Exists ? DomainJson.Word(before.Status) : null, DomainJson.Word(after.Status));
    }

    public override void Reveal(string id, PersonalRecord record, RowChanges rows)
    {
        using var json = JsonDocument.Parse(record.Json);
        rows.Put(Partners, [id], ("contact", json.RootElement.GetProperty("contact").GetString()));
    }

    public override void Forget(string id, RowChanges rows) => rows.Put(Partners, [id], ("contact", null));
}
