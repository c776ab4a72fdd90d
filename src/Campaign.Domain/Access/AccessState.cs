using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>A person with an account.</summary>
/// <param name="Version">How many facts concern this person.</param>
public sealed record StaffState(string Id, ValueList<Assignment> Roles, bool Active, bool SecondFactor, long Version)
{
    /// <summary>Ids of the unused recovery codes.</summary>
    public ValueList<string> RecoveryCodes { get; init; } = [];

    /// <summary>Whether two-step verification must be set up before anything else.</summary>
    public bool Owes(SecondFactorPolicy policy) =>
        !SecondFactor && (policy == SecondFactorPolicy.Everyone || (policy == SecondFactorPolicy.Administrators && IsAdministrator));

    [JsonIgnore]
    public bool IsAdministrator => Active && Roles.Any(assignment => assignment.Role == Role.Administrator);
}

/// <summary>A program's token.</summary>
/// <param name="Active">True until it is revoked.</param>
/// <param name="Expires">Null when it is valid until revoked.</param>
/// <param name="Expired">Whether its expiry was recorded, which happens a little later.</param>
public sealed record TokenState(
    string Id, string Name, TokenAccess Access, string? Campaign, bool Active, DateTimeOffset Issued, DateTimeOffset? Expires = null, bool Expired = false)
{
    /// <summary>Whether it is refused. Its own expiry time counts, not when the expiry was recorded.</summary>
    public bool IsOver(DateTimeOffset now) => !Active || now >= Expires;
}

/// <summary>Everyone who has access.</summary>
public sealed record AccessState(ImmutableDictionary<string, StaffState> Staff, ImmutableDictionary<string, TokenState> Tokens)
{
    public static AccessState Initial { get; } = new(ImmutableDictionary<string, StaffState>.Empty, ImmutableDictionary<string, TokenState>.Empty);

    /// <summary>Who must use two-step verification.</summary>
    public SecondFactorPolicy SecondFactor { get; init; }

    public static AccessState Evolve(AccessState access, AccessFact fact) => fact switch
    {
        StaffAdded added => access with { Staff = access.Staff.SetItem(added.Id, new(added.Id, added.Roles, true, false, 1)) },
        StaffFact about when access.Staff.TryGetValue(about.Id, out var person) => access with { Staff = access.Staff.SetItem(about.Id, Evolve(person, about) with { Version = person.Version + 1 }) },
        SecondFactorRequired required => access with { SecondFactor = required.Of },
        TokenIssued issued => access with
        {
            Tokens = access.Tokens.SetItem(issued.Id, new(issued.Id, issued.Name, issued.Access, issued.Campaign, true, issued.At, issued.Expires)),
        },
        TokenExpired expired when access.Tokens.TryGetValue(expired.Id, out var token) =>
            access with { Tokens = access.Tokens.SetItem(expired.Id, token with { Expired = true }) },
        TokenRevoked revoked when access.Tokens.TryGetValue(revoked.Id, out var token) =>
            access with { Tokens = access.Tokens.SetItem(revoked.Id, token with { Active = false }) },
        _ => access,
    };

    /// <summary>Whether another active administrator remains without this person.</summary>
    public bool HasAdministratorBeside(string id) => Staff.Values.Any(person => person.IsAdministrator && person.Id != id);

    /// <summary>What an actor may do now: for a person, the roles recorded here, whatever the request arrived with; for anybody else, the given permits.</summary>
    /// <param name="actor">The id recorded in facts.</param>
    public Permits PermitsOf(string actor, Permits given) =>
        !Staff.TryGetValue(actor, out var person) ? given
        : !person.Active || person.Owes(SecondFactor) ? Permits.None
        : Permits.Of(person.Roles);

    private static StaffState Evolve(StaffState person, StaffFact fact) => fact switch
    {
        RolesGiven given => person with { Roles = given.Roles },
        StaffDeactivated => person with { Active = false },
        StaffReactivated => person with { Active = true },
        SecondFactorSet => person with { SecondFactor = true },
        SecondFactorRemoved or PasswordReset => person with { SecondFactor = false, RecoveryCodes = [] },
        RecoveryCodesMade made => person with { RecoveryCodes = made.Codes },
        RecoveryCodeUsed used => person with { RecoveryCodes = [.. person.RecoveryCodes.Where(code => code != used.Code)] },
        _ => person,
    };
}
