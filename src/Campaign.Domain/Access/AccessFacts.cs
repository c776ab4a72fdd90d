using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>
/// What can happen to people and tokens. Stream <c>access/installation</c>: a single stream, so that the last administrator can be protected. Names,
/// passwords and keys are stored elsewhere; facts hold ids only.
/// </summary>
public abstract record AccessFact : Fact
{
    /// <summary>Whom or what it is about: <c>staff-…</c>, <c>token-…</c>, a message's key.</summary>
    public abstract string Subject { get; }
}

/// <summary>Something that happened to a person.</summary>
public abstract record StaffFact(string Id) : AccessFact
{
    public override string Subject => Id;
}

[Named("staff.added")]
public sealed record StaffAdded(string Id, ValueList<Assignment> Roles) : StaffFact(Id);

[Named("staff.roles-given")]
public sealed record RolesGiven(string Id, ValueList<Assignment> Roles) : StaffFact(Id);

[Named("staff.deactivated")]
public sealed record StaffDeactivated(string Id, string? Reason) : StaffFact(Id);

[Named("staff.reactivated")]
public sealed record StaffReactivated(string Id, string? Reason) : StaffFact(Id);

/// <summary>Somebody else gave the person a new password; two-step verification is off until the person sets it up again.</summary>
[Named("staff.password-reset")]
public sealed record PasswordReset(string Id, string? Reason) : StaffFact(Id);

/// <summary>The person changed their own password.</summary>
[Named("staff.password-changed")]
public sealed record PasswordChanged(string Id) : StaffFact(Id);

[Named("staff.second-factor-set")]
public sealed record SecondFactorSet(string Id) : StaffFact(Id);

[Named("staff.second-factor-removed")]
public sealed record SecondFactorRemoved(string Id) : StaffFact(Id);

/// <summary>New recovery codes; the old ones stop working.</summary>
/// <param name="Codes">Ids that reveal nothing about the codes.</param>
[Named("staff.recovery-codes-made")]
public sealed record RecoveryCodesMade(string Id, ValueList<string> Codes) : StaffFact(Id);

/// <summary>The person signed in with a recovery code instead of an authenticator code.</summary>
/// <param name="Code">Its id.</param>
[Named("staff.recovery-code-used")]
public sealed record RecoveryCodeUsed(string Id, string Code) : StaffFact(Id);

/// <summary>People whom the policy covers can do nothing else until they have set up two-step verification.</summary>
[Named("access.second-factor-required")]
public sealed record SecondFactorRequired(SecondFactorPolicy Of) : AccessFact
{
    public const string Policy = "second-factor";

    public override string Subject => Policy;
}

/// <summary>Something that happened to a program's token.</summary>
public abstract record TokenFact(string Id) : AccessFact
{
    public override string Subject => Id;
}

/// <param name="Campaign">Null for all campaigns.</param>
/// <param name="Expires">Null when it is valid until revoked.</param>
[Named("token.issued")]
public sealed record TokenIssued(string Id, string Name, TokenAccess Access, string? Campaign, DateTimeOffset? Expires = null) : TokenFact(Id);

/// <summary>The token reached its expiry time; it was refused from that moment, whenever this was recorded.</summary>
[Named("token.expired")]
public sealed record TokenExpired(string Id) : TokenFact(Id);

[Named("token.revoked")]
public sealed record TokenRevoked(string Id) : TokenFact(Id);
