using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Pools;
using Campaign.Storage.Subjects;

namespace Campaign.Grains.Pools;

/// <inheritdoc cref="IPoolGrain"/>
public sealed class PoolGrain(IJournal journal, PoolView view, PoolQueries pools, TimeProvider clock)
    : FactGrain<PoolState, PoolFact>(journal, view, clock), IPoolGrain
{
    private const int LargestWindow = 20_000;

    protected override int SnapshotEvery => 500;

    public Task<Outcome> Open(Caller caller, OpenPool command) =>
        Commit(caller, (pool, now) => PoolRules.Open(pool, command, now), creates: $"/pools/{Id}");

    public Task<Outcome> TopUp(Caller caller, TopUpPool command) => Commit(caller, (pool, now) => PoolRules.TopUp(pool, command, now));

    public Task<Outcome> Close(Caller caller, ClosePool command) => Commit(caller, (pool, now) => PoolRules.Close(pool, command, now));

    public Task<Outcome> Issue(Caller caller, IssueGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Issue(pool, command, now));

    public Task<Outcome> Redeem(Caller caller, RedeemGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Redeem(pool, command, now));

    public Task<Outcome> Void(Caller caller, VoidGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Void(pool, command, now));

    public async Task<ValueList<Outcome<GrantReceipt>>> Reserve(ValueList<ReservationRequest> requests)
    {
        var before = Version;
        var outcomes = await Commit([.. requests.Select(AttemptOf)]);
        return [.. requests.Zip(outcomes, (request, outcome) => Receipt(request, outcome, ref before))];
    }

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        ReserveReward reserve => ReserveOne(caller, reserve),
        ExpireGrant expire => Commit(caller, expire.GrantId, (pool, now) => PoolRules.Expire(pool, expire, now)),
        _ => throw new NotSupportedException($"A pool does not understand {message.GetType().Name}."),
    };

    protected override PoolState Remembered(PoolState state) => state.Forgetting();

    protected override IEnumerable<Posting> React(PoolState after, PoolFact fact) => PoolReactions.To(after, fact);

    protected override async ValueTask Prepare(IReadOnlyList<Attempt> attempts)
    {
        if (State.Grants.Count > LargestWindow)
        {
            Hold(State.Forgetting());
        }

        string[] unknown = [.. attempts.Select(attempt => attempt.Concerns).OfType<string>().Where(id => !State.Grants.ContainsKey(id)).Distinct()];
        if (unknown.Length > 0)
        {
            foreach (var grant in await pools.GrantsById(Id, unknown, CancellationToken.None))
            {
                Hold(State.Knowing(grant));
            }
        }
    }

    private async Task<Outcome> ReserveOne(Caller caller, ReserveReward command) => (await Reserve([new ReservationRequest(caller, command, null)]))[0];

    private async Task<Outcome> Commit(Caller caller, string grantId, Func<PoolState, DateTimeOffset, Decision<PoolFact>> decide) =>
        (await Commit([new Attempt(caller, decide, Concerns: grantId) { VersionOf = pool => pool.Grants.GetValueOrDefault(grantId)?.Revision }]))[0];

    private Attempt AttemptOf(ReservationRequest request)
    {
        var id = Grant.IdFor(Id, request.Command.Participant, request.Command.Cause);
        return new Attempt(request.Caller, (pool, now) => PoolRules.Reserve(pool, request.Command, now), $"/pools/{Id}/grants/{id}", id)
        {
            Personal = request.Name is null
                ? []
                : [new PersonalRecord(request.Command.Participant, $"{Stream}/{id}", JsonSerializer.SerializeToUtf8Bytes(new { participant = request.Name }))],
        };
    }

    /// <summary>An outcome whose version moved on made its grant; one that did not, met the grant of an earlier request.</summary>
    private Outcome<GrantReceipt> Receipt(ReservationRequest request, Outcome outcome, ref long before)
    {
        if (outcome.Refused)
        {
            return outcome.Refusal;
        }

        var made = outcome.Version > before;
        before = Math.Max(before, outcome.Version);
        var grant = State.Grants[Grant.IdFor(Id, request.Command.Participant, request.Command.Cause)];
        return new Outcome<GrantReceipt>(new GrantReceipt(grant, made), grant.Revision, null);
    }
}
