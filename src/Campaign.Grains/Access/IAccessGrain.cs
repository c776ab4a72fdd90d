using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;

namespace Campaign.Grains.Access;

/// <summary>People and tokens with access. One grain for the installation; key: <c>access/installation</c>.</summary>
public interface IAccessGrain : IReceiver
{
    /// <summary>Adds the first administrator; refused when there is anybody.</summary>
    Task<Outcome> Found(Caller caller, string id, Credential credential);

    /// <param name="by">Here and below, the caller's rights when the request arrived: a person's rights are checked again when the command is decided.</param>
    Task<Outcome> Add(Caller caller, AddStaff command, Credential credential, Permits by);

    Task<Outcome> Give(Caller caller, GiveRoles command, Permits by);

    /// <summary>Adds roles to somebody who already has an account.</summary>
    Task<Outcome> Join(Caller caller, GiveRoles command, Permits by);

    /// <summary>Deactivates the person; their sessions are invalid from then on.</summary>
    Task<Outcome> Deactivate(Caller caller, ChangeStaff command);

    Task<Outcome> Reactivate(Caller caller, ChangeStaff command);

    /// <summary>Also turns two-step verification off, and ends sessions that began with the old password.</summary>
    Task<Outcome> ResetPassword(Caller caller, ChangeStaff command, string passwordHash, Permits by);

    Task<Outcome> ChangePassword(Caller caller, string id, string passwordHash);

    Task<Outcome> SetSecondFactor(Caller caller, string id, NewRecoveryCodes codes);

    Task<Outcome> RemoveSecondFactor(Caller caller, string id);

    Task<Outcome> MakeRecoveryCodes(Caller caller, string id, NewRecoveryCodes codes);

    /// <param name="code">The code's id. Refused when it was used before or belongs to an older set.</param>
    Task<Outcome> UseRecoveryCode(Caller caller, string id, string code);

    Task<Outcome> RequireSecondFactor(Caller caller, SecondFactorPolicy policy);

    /// <param name="keyHash">Hash of the token that the program will send.</param>
    Task<Outcome> Issue(Caller caller, IssueToken command, string keyHash);

    Task<Outcome> Revoke(Caller caller, string id);

    /// <summary>Retries a message that was set aside.</summary>
    Task<Outcome> RetryMessage(Caller caller, string key);

    /// <summary>Drops a message that was set aside.</summary>
    Task<Outcome> DropMessage(Caller caller, DropMessage command);
}
