using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;

namespace Campaign.Grains.Access;

/// <summary>Who may come in. One for the installation; key: <c>access/installation</c>.</summary>
public interface IAccessGrain : IReceiver
{
    /// <summary>Makes the first administrator; refused when there is anybody.</summary>
    Task<Outcome> Found(Caller caller, string id, Credential credential);

    /// <param name="by">What the caller might do when the request came in, here and below: what a person may do is asked again when it is decided.</param>
    Task<Outcome> Add(Caller caller, AddStaff command, Credential credential, Permits by);

    Task<Outcome> Give(Caller caller, GiveRoles command, Permits by);

    /// <summary>Gives somebody who is in already roles beside those before.</summary>
    Task<Outcome> Join(Caller caller, GiveRoles command, Permits by);

    /// <summary>Lets the person in no more; the sessions are worth nothing from then on.</summary>
    Task<Outcome> Deactivate(Caller caller, ChangeStaff command);

    Task<Outcome> Reactivate(Caller caller, ChangeStaff command);

    /// <summary>Takes the second factor away, too; sessions that began with the password before are over.</summary>
    Task<Outcome> ResetPassword(Caller caller, ChangeStaff command, string passwordHash, Permits by);

    Task<Outcome> ChangePassword(Caller caller, string id, string passwordHash);

    Task<Outcome> SetSecondFactor(Caller caller, string id, NewRecoveryCodes codes);

    Task<Outcome> RemoveSecondFactor(Caller caller, string id);

    Task<Outcome> MakeRecoveryCodes(Caller caller, string id, NewRecoveryCodes codes);

    /// <param name="code">Its id. Refused when it was used before, or is one of an older set.</param>
    Task<Outcome> UseRecoveryCode(Caller caller, string id, string code);

    Task<Outcome> RequireSecondFactor(Caller caller, SecondFactorPolicy policy);

    /// <param name="keyHash">Hash of what the program will send.</param>
    Task<Outcome> Issue(Caller caller, IssueToken command, string keyHash);

    Task<Outcome> Revoke(Caller caller, string id);

    /// <summary>Has a message that was set aside delivered again.</summary>
    Task<Outcome> RetryMessage(Caller caller, string key);

    /// <summary>Forgets a message that was set aside.</summary>
    Task<Outcome> DropMessage(Caller caller, DropMessage command);
}
