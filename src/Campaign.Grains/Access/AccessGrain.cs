using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Domain.Messages;
using Campaign.Storage;
using Campaign.Storage.Access;
using Campaign.Storage.Drafts;
using Campaign.Storage.Journal;
using Campaign.Storage.Messages;
using Campaign.Storage.States;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Access.AccessState, Campaign.Domain.Access.AccessFact>;

namespace Campaign.Grains.Access;

/// <inheritdoc cref="IAccessGrain"/>
public sealed class AccessGrain(IJournal journal, AccessView view, IStates states, MessageQueries messages, TimeProvider clock)
    : FactGrain<AccessState, AccessFact>(journal, view, clock), IAccessGrain
{
    private AsideRow? _aside;

    public Task<Outcome> Found(Caller caller, string id, Credential credential) =>
        Commit(caller, id, (access, now) => AccessRules.Found(access, id, now), unit => Put(unit, id, credential));

    public Task<Outcome> Add(Caller caller, AddStaff command, Credential credential, Permits by) => Commit(
        caller,
        by,
        command.Id,
        (access, may, now) => AccessRules.Add(access, command, may, now),
        unit => Put(unit, command.Id, credential),
        $"/people/{command.Id}");

    public Task<Outcome> Give(Caller caller, GiveRoles command, Permits by) =>
        Commit(caller, by, command.Id, (access, may, now) => AccessRules.Give(access, command, may, now));

    public Task<Outcome> Join(Caller caller, GiveRoles command, Permits by) =>
        Commit(caller, by, command.Id, (access, may, now) => AccessRules.Join(access, command, may, now), creates: $"/people/{command.Id}");

    public Task<Outcome> Deactivate(Caller caller, ChangeStaff command) =>
        Administer(caller, command.Id, (access, now) => AccessRules.Deactivate(access, command, now));

    public Task<Outcome> Reactivate(Caller caller, ChangeStaff command) =>
        Administer(caller, command.Id, (access, now) => AccessRules.Reactivate(access, command, now));

    public Task<Outcome> ResetPassword(Caller caller, ChangeStaff command, string passwordHash, Permits by) => Commit(
        caller,
        by,
        command.Id,
        (access, may, now) => AccessRules.ResetPassword(access, command, may, now),
        unit => unit.Rows.Put(CoreTables.Staff, [command.Id], ("password", passwordHash), ("secret", null), ("recovery", null)));

    public Task<Outcome> ChangePassword(Caller caller, string id, string passwordHash) => Commit(
        caller,
        id,
        (access, now) => AccessRules.Change(access, new PasswordChanged(id), now),
        unit => unit.Rows.Put(CoreTables.Staff, [id], ("password", passwordHash)));

    public Task<Outcome> SetSecondFactor(Caller caller, string id, NewRecoveryCodes codes) => Commit(
        caller,
        id,
        (access, now) => AccessRules.SetSecondFactor(access, id, codes.Ids, now),
        unit => unit.Rows.Put(CoreTables.Staff, [id], ("recovery", codes.Kept)));

    public Task<Outcome> RemoveSecondFactor(Caller caller, string id) => Commit(
        caller,
        id,
        (access, now) => AccessRules.Change(access, new SecondFactorRemoved(id), now),
        unit => unit.Rows.Put(CoreTables.Staff, [id], ("secret", null), ("recovery", null)));

    public Task<Outcome> MakeRecoveryCodes(Caller caller, string id, NewRecoveryCodes codes) => Commit(
        caller,
        id,
        (access, now) => AccessRules.MakeRecoveryCodes(access, id, codes.Ids, now),
        unit => unit.Rows.Put(CoreTables.Staff, [id], ("recovery", codes.Kept)));

    public Task<Outcome> UseRecoveryCode(Caller caller, string id, string code) =>
        Commit(caller, id, (access, now) => AccessRules.UseRecoveryCode(access, id, code, now));

    public Task<Outcome> RequireSecondFactor(Caller caller, SecondFactorPolicy policy) =>
        Administer(caller, SecondFactorRequired.Policy, (access, now) => AccessRules.RequireSecondFactor(access, policy, now));

    public Task<Outcome> Issue(Caller caller, IssueToken command, string keyHash) => Administer(
        caller,
        command.Id,
        (access, now) => AccessRules.Issue(access, command, now),
        unit => unit.Rows.Put(CoreTables.TokenKeys, [keyHash], ("token", command.Id)),
        $"/tokens/{command.Id}");

    public Task<Outcome> Revoke(Caller caller, string id) => Administer(caller, id, (access, now) => AccessRules.Revoke(access, id, now));

    public Task<Outcome> RetryMessage(Caller caller, string key) => Administer(
        caller, key, MessageRules.Retry, (unit, aside) => CoreTables.Retry(unit.Rows, aside, unit.Now));

    public Task<Outcome> DropMessage(Caller caller, DropMessage command) => Administer(
        caller, command.Key, aside => MessageRules.Drop(aside, command), (unit, _) => unit.Rows.Delete(CoreTables.Messages, command.Key));

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        ExpireToken expire => Commit(caller, expire, AccessRules.Expire),
        ForgetDrafts forget => Forget(forget.Person),
        _ => throw new NotSupportedException($"Access does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<OutboxMessage> React(AccessState after, AccessFact fact) => AccessReactions.To(Stream, after, fact);

    /// <summary>Looks anew at the message in question before each decision: another node may have been faster.</summary>
    protected override async ValueTask Prepare(IReadOnlyList<Attempt> attempts) =>
        _aside = attempts is [{ Concerns: { } key }] ? await messages.FindAside(key, CancellationToken.None) : null;

    private async Task<Outcome> Forget(string person)
    {
        await states.Forget(DraftKeys.Kind, DraftKeys.Beginning(person));
        return new Outcome(Version, null);
    }

    private static void Put(UnitDraft unit, string id, Credential credential) => unit.Rows.Put(
        CoreTables.Staff, [id], ("login", credential.Login), ("display", credential.Display), ("password", credential.PasswordHash));

    /// <summary>Decides what only an administrator may do.</summary>
    private Task<Outcome> Administer(
        Caller caller, string about, Func<AccessState, DateTimeOffset, Decision<AccessFact>> decide, Action<UnitDraft>? brings = null, string? creates = null) =>
        Commit(caller, Permits.Everything, about, (access, may, now) => may.Administers() ? decide(access, now) : AccessRefusals.RightMissing, brings, creates);

    /// <summary>Decides what only an administrator may do about a message that was set aside.</summary>
    private Task<Outcome> Administer(Caller caller, string key, Func<AsideMessage?, Decision<AccessFact>> decide, Action<UnitDraft, AsideRow> brings) => Commit(
        new Attempt(
            caller,
            (access, _) => access.PermitsOf(caller.Actor, Permits.Everything).Administers() ? decide(_aside?.Message) : AccessRefusals.RightMissing,
            Concerns: key)
        {
            Brings = unit => brings(unit, _aside!),
        });

    /// <summary>Decides by what the caller may do when it is decided: a request can have been long on its way. No version tells that there is somebody whom they may not see.</summary>
    /// <param name="given">What the caller might do when it came in.</param>
    private Task<Outcome> Commit(
        Caller caller,
        Permits given,
        string about,
        Func<AccessState, Permits, DateTimeOffset, Decision<AccessFact>> decide,
        Action<UnitDraft>? brings = null,
        string? creates = null) => Commit(new Attempt(caller, (access, now) => decide(access, access.PermitsOf(caller.Actor, given), now), creates)
        {
            Brings = brings,
            VersionOf = access => access.Staff.GetValueOrDefault(about) is { } person && access.PermitsOf(caller.Actor, given).MaySee(person) ? person.Version : null,
        });

    /// <summary>Decides what somebody does about their own way in.</summary>
    /// <param name="about">Whose version an <c>If-Match</c> means.</param>
    /// <param name="brings">Keeps with the facts what must never stand in one.</param>
    private Task<Outcome> Commit(Caller caller, string about, Func<AccessState, DateTimeOffset, Decision<AccessFact>> decide, Action<UnitDraft>? brings = null) =>
        Commit(new Attempt(caller, decide) { Brings = brings, VersionOf = access => access.Staff.GetValueOrDefault(about)?.Version });
}
