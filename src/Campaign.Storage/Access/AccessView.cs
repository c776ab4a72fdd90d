using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Access;

/// <summary>A row a person, a row a token: what each may do; and who must have a second factor.</summary>
public sealed class AccessView() : View<AccessState, AccessFact>("access", AccessState.Initial, AccessState.Evolve)
{
    /// <summary>The one stream's name without its noun.</summary>
    public const string Id = "installation";

    public const string Stream = $"access/{Id}";

    public static Table Staff { get; } = Table.Named("staff_access", "id").Text("doc").Number("version");

    public static Table Tokens { get; } = Table.Named("tokens", "id").Text("doc").Number("version");

    public static Table Policies { get; } = Table.Named("access_policies", "name").Text("value");

    public override IReadOnlyList<Table> Tables => [Staff, Tokens, Policies];

    public override Refusal? Unknown => null;

    public override void Project(string id, AccessState before, AccessFact fact, AccessState after, long version, RowChanges rows)
    {
        if (fact is StaffFact && after.Staff.TryGetValue(fact.Subject, out var person))
        {
            rows.Put(Staff, [person.Id], ("doc", new Document(person)), ("version", version));
        }
        else if (fact is TokenFact && after.Tokens.TryGetValue(fact.Subject, out var token))
        {
            rows.Put(Tokens, [token.Id], ("doc", new Document(token)), ("version", version));
        }
        else if (fact is SecondFactorRequired)
        {
            rows.Put(Policies, [fact.Subject], ("value", DomainJson.Word(after.SecondFactor)));
        }
    }
}
