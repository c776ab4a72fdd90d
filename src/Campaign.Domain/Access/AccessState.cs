using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>Somebody who works with Campaign.</summary>
/// <param name="Version">How often something about this person has changed.</param>
public sealed record StaffState(string Id, ValueList<Assignment> Roles, bool Active, bool SecondFactor, long Version)
{
    /// <summary>Ids of the recovery codes that are still unused.</summary>
    public ValueList<string> RecoveryCodes { get; init; } = [];

    /// <summary>Whether a second factor is still to be set up before anything else.</summary>
    public bool Owes(SecondFactorPolicy policy) =>
        !SecondFactor && (policy == SecondFactorPolicy.Everyone || (policy == SecondFactorPolicy.Administrators && IsAdministrator));

    [JsonIgnore]
    public bool IsAdministrator => Active && Roles.Any(assignment => assignment.Role == Role.Administrator);
}

/// <summary>A program's token.</summary>
/// <param name="Active">Until it is revoked.</param>
/// <param name="Expires">Null when it is good until it is revoked.</param>
/// <param name="Expired">Whether its end was recorded, which comes a little after it.</param>
public sealed record TokenState(
    string Id, string Name, TokenAccess Access, string? Campaign, bool Active, DateTimeOffset Issued, DateTimeOffset? Expires = null, bool Expired = false)
{
    /// <summary>Whether it is refused. Its own time counts, not when somebody got round to recording it.</summary>
    public bool IsOver(DateTimeOffset now) => !Active || now >= Expires;
}

/// <summary>Everybody who may come in.</summary>
public sealed record AccessState(ImmutableDictionary<string, StaffState> Staff, ImmutableDictionary<string, TokenState> Tokens)
{
    public static AccessState Initial { get; } = new(ImmutableDictionary<string, StaffState>.Empty, ImmutableDictionary<string, TokenState>.Empty);

    /// <summary>Who must have a second factor.</summary>
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

    /// <summary>Whether somebody who is left may administer when this person no longer may.</summary>
    public bool HasAdministratorBeside(string id) => Staff.Values.Any(person => person.IsAdministrator && person.Id != id);

    /// <summary>What somebody may do at this moment: a person what is kept here, whatever the request said when it came in; anybody else what was given.</summary>
    /// <param name="actor">Whose id would stand in the facts.</param>
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
