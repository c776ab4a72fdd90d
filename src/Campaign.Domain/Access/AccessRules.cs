using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>Who has access, and in which role. There is always at least one administrator.</summary>
public static class AccessRules
{
    private const int LongestReason = 1000;
    private const int MostRoles = 200;

    /// <summary>Adds the first administrator. No facts when there is somebody already: of two nodes that start at once, only one adds them.</summary>
    public static Decision<AccessFact> Found(AccessState access, string id, DateTimeOffset now) =>
        access.Staff.IsEmpty ? new StaffAdded(id, [new(Role.Administrator)]) : AccessRefusals.Founded;

    /// <param name="by">The caller's rights.</param>
    public static Decision<AccessFact> Add(AccessState access, AddStaff command, Permits by, DateTimeOffset now) =>
        access.Staff.ContainsKey(command.Id) ? AccessRefusals.NameTaken
        : Check(command.Roles) is { } refusal ? refusal
        : command.Roles.Count == 0 && !by.Administers() ? AccessRefusals.RoleNeeded
        : !command.Roles.All(by.MayGive) ? AccessRefusals.RoleNotYours
        : new StaffAdded(command.Id, command.Roles);

    /// <param name="by">The caller's rights; roles that the caller may not remove stay.</param>
    public static Decision<AccessFact> Give(AccessState access, GiveRoles command, Permits by, DateTimeOffset now) =>
        !access.Staff.TryGetValue(command.Id, out var person) || !by.MaySee(person) ? AccessRefusals.StaffUnknown
        : Check(command.Roles) is { } refusal ? refusal
        : by.Replace(person, command.Roles) is not { } roles ? AccessRefusals.RoleNotYours
        : Give(access, person, roles);

    /// <summary>Adds roles to somebody who already has an account: how a manager, who cannot see everybody, brings a colleague into a campaign.</summary>
    public static Decision<AccessFact> Join(AccessState access, GiveRoles command, Permits by, DateTimeOffset now) =>
        Check(command.Roles) is { } refusal ? refusal
        : command.Roles.Count == 0 ? AccessRefusals.RoleNeeded
        : !command.Roles.All(by.MayGive) ? AccessRefusals.RoleNotYours
        : Acting(access, command.Id) is not { } person ? AccessRefusals.NameTaken
        : person.IsAdministrator ? AccessRefusals.RoleNotYours
        : Give(access, person, [.. person.Roles.Union(command.Roles)]);

    public static Decision<AccessFact> Deactivate(AccessState access, ChangeStaff command, DateTimeOffset now) =>
        Known(access, command, out var person) is { } refusal ? refusal
        : !person!.Active ? Decision<AccessFact>.Nothing
        : person.IsAdministrator && !access.HasAdministratorBeside(person.Id) ? AccessRefusals.LastAdministrator
        : new StaffDeactivated(command.Id, command.Reason);

    public static Decision<AccessFact> Reactivate(AccessState access, ChangeStaff command, DateTimeOffset now) =>
        Known(access, command, out var person) is { } refusal ? refusal
        : person!.Active ? Decision<AccessFact>.Nothing
        : new StaffReactivated(command.Id, command.Reason);

    /// <param name="by">The caller's rights.</param>
    public static Decision<AccessFact> ResetPassword(AccessState access, ChangeStaff command, Permits by, DateTimeOffset now) =>
        Known(access, command, out var person) is { } refusal ? refusal
        : !by.MaySee(person!) ? AccessRefusals.StaffUnknown
        : !by.MayReset(person!) ? AccessRefusals.PersonNotYours
        : new PasswordReset(command.Id, command.Reason);

    /// <summary>What somebody changes about their own sign-in.</summary>
    public static Decision<AccessFact> Change(AccessState access, StaffFact change, DateTimeOffset now) =>
        Acting(access, change.Id) is null ? AccessRefusals.StaffUnknown : change;

    /// <summary>Two-step verification comes with recovery codes, for when the device is lost.</summary>
    public static Decision<AccessFact> SetSecondFactor(AccessState access, string id, ValueList<string> codes, DateTimeOffset now) => Acting(access, id) switch
    {
        null => AccessRefusals.StaffUnknown,
        { SecondFactor: true } => AccessRefusals.SecondFactorOn,
        _ => new AccessFact[] { new SecondFactorSet(id), new RecoveryCodesMade(id, codes) },
    };

    public static Decision<AccessFact> MakeRecoveryCodes(AccessState access, string id, ValueList<string> codes, DateTimeOffset now) => Acting(access, id) switch
    {
        null => AccessRefusals.StaffUnknown,
        { SecondFactor: false } => AccessRefusals.SecondFactorOff,
        _ => new RecoveryCodesMade(id, codes),
    };

    /// <summary>Each code works once, even when used on several nodes at the same moment.</summary>
    public static Decision<AccessFact> UseRecoveryCode(AccessState access, string id, string code, DateTimeOffset now) =>
        Acting(access, id) is { SecondFactor: true } person && person.RecoveryCodes.Contains(code) ? new RecoveryCodeUsed(id, code) : AccessRefusals.CodeWrong;

    public static Decision<AccessFact> Issue(AccessState access, IssueToken command, DateTimeOffset now) =>
        access.Tokens.ContainsKey(command.Id) ? AccessRefusals.NameTaken
        : (Field.Text("name", command.Name, 100) ?? (command.Access is { } asked && Enum.IsDefined(asked) ? null : AccessRefusals.AccessMissing)) is { } refusal ? refusal
        : command.Expires <= now ? AccessRefusals.ExpiryPast
        : new TokenIssued(command.Id, command.Name.Trim(), command.Access!.Value, command.Campaign, command.Expires);

    public static Decision<AccessFact> Revoke(AccessState access, string id, DateTimeOffset now) =>
        !access.Tokens.TryGetValue(id, out var token) ? AccessRefusals.TokenUnknown
        : token.IsOver(now) ? Decision<AccessFact>.Nothing
        : new TokenRevoked(id);

    public static Decision<AccessFact> Expire(AccessState access, ExpireToken command, DateTimeOffset now) =>
        !access.Tokens.TryGetValue(command.Id, out var token) ? AccessRefusals.TokenUnknown
        : token is { Active: true, Expired: false } && token.IsOver(now) ? new TokenExpired(command.Id)
        : Decision<AccessFact>.Nothing;

    public static Decision<AccessFact> RequireSecondFactor(AccessState access, SecondFactorPolicy policy, DateTimeOffset now) =>
        !Enum.IsDefined(policy) ? AccessRefusals.PolicyUnknown
        : access.SecondFactor == policy ? Decision<AccessFact>.Nothing
        : new SecondFactorRequired(policy);

    private static Decision<AccessFact> Give(AccessState access, StaffState person, ValueList<Assignment> roles) =>
        person.Roles.Equals(roles) ? Decision<AccessFact>.Nothing
        : person.IsAdministrator && roles.All(role => role.Role != Role.Administrator) && !access.HasAdministratorBeside(person.Id) ? AccessRefusals.LastAdministrator
        : new RolesGiven(person.Id, roles);

    private static StaffState? Acting(AccessState access, string id) => access.Staff.TryGetValue(id, out var person) && person.Active ? person : null;

    private static Refusal? Known(AccessState access, ChangeStaff command, out StaffState? person) =>
        !access.Staff.TryGetValue(command.Id, out person) ? AccessRefusals.StaffUnknown : Field.Optional("reason", command.Reason, LongestReason);

    private static Refusal? Check(ValueList<Assignment> roles) =>
        Field.Count("roles", roles, 0, MostRoles)
        ?? Field.Each(roles, assignment =>
            !Enum.IsDefined(assignment.Role) ? AccessRefusals.RoleUnknown
            : assignment is { Role: Role.Administrator, Campaign: not null } ? AccessRefusals.RoleScope
            : null);
}
