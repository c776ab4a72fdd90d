using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Storage.Journal;
using Campaign.Storage.Pools;
using Campaign.Storage.Subjects;
using Attempt = Campaign.Grains.Attempt<Campaign.Domain.Pools.PoolState, Campaign.Domain.Pools.PoolFact>;

namespace Campaign.Grains.Pools;

/// <inheritdoc cref="IPoolGrain"/>
public sealed class PoolGrain(IJournal journal, PoolView view, PoolQueries pools, TimeProvider clock)
    : FactGrain<PoolState, PoolFact>(journal, view, clock), IPoolGrain
{
    private const int LargestWindow = 20_000;

    protected override int SnapshotEvery => 500;

    public Task<Outcome> Open(Caller caller, OpenPool command) =>
        Commit(caller, command, PoolRules.Open, creates: $"/pools/{Id}");

    public Task<Outcome> Amend(Caller caller, AmendPool command) => Commit(caller, command, PoolRules.Amend);

    public Task<Outcome> TopUp(Caller caller, TopUpPool command) => Commit(caller, command, PoolRules.TopUp);

    public Task<Outcome> Close(Caller caller, ClosePool command) => Commit(caller, command, PoolRules.Close);

    public Task<Outcome> Issue(Caller caller, IssueGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Issue(pool, command, now));

    public Task<Outcome> Redeem(Caller caller, RedeemGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Redeem(pool, command, now));

    public Task<Outcome> Void(Caller caller, VoidGrant command) =>
        Commit(caller, command.GrantId, (pool, now) => PoolRules.Void(pool, command, now));

    public async Task<ValueList<Outcome<GrantReceipt>>> Reserve(ValueList<ReservationRequest> requests)
    {
        Wish[] wishes = [.. requests.Select(request => new Wish(request, Grant.IdFor(Id, request.Command.Participant, request.Command.Cause)))];
        var outcomes = await Commit([.. wishes.Select(AttemptOf)]);
        return [.. wishes.Zip(outcomes, (wish, outcome) => wish.Receipt(outcome))];
    }

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        ReserveReward reserve => ReserveOne(caller, reserve),
        ExpireGrant expire => Commit(caller, expire.GrantId, (pool, now) => PoolRules.Expire(pool, expire, now)),
        _ => throw new NotSupportedException($"A pool does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<OutboxMessage> React(PoolState after, PoolFact fact) => PoolReactions.To(after, fact);

    protected override async ValueTask Prepare(IReadOnlyList<Attempt> attempts)
    {
        if (State.Grants.Count > LargestWindow)
        {
            // What is not durable yet would not be found again.
            await WhenPersisted();
            ReplaceState(State.Forgetting());
        }

        string[] unknown = [.. attempts.Select(attempt => attempt.Concerns).OfType<string>().Where(id => !State.Grants.ContainsKey(id)).Distinct()];
        if (unknown.Length > 0)
        {
            foreach (var grant in await pools.GrantsById(Id, unknown, CancellationToken.None))
            {
                ReplaceState(State.Knowing(grant));
            }
        }
    }

    private async Task<Outcome> ReserveOne(Caller caller, ReserveReward command) => (await Reserve([new ReservationRequest(caller, command, null)]))[0];

    private Task<Outcome> Commit(Caller caller, string grantId, Func<PoolState, DateTimeOffset, Decision<PoolFact>> decide) =>
        Commit(new Attempt(caller, decide, Concerns: grantId) { VersionOf = pool => pool.Grants.GetValueOrDefault(grantId)?.Revision });

    private Attempt AttemptOf(Wish wish)
    {
        var (command, name) = (wish.Request.Command, wish.Request.Name);
        return new Attempt(wish.Request.Caller, (pool, now) => wish.Decide(pool, now), $"/pools/{Id}/grants/{wish.GrantId}", wish.GrantId)
        {
            Leaves = wish.Leave,
            Personal = name is null
                ? []
                : [new PersonalRecord(command.Participant, $"{Stream}/{wish.GrantId}", JsonSerializer.SerializeToUtf8Bytes(new { participant = name }))],
        };
    }

    /// <summary>A request on its way through a commit, which may decide it several times.</summary>
    private sealed class Wish(ReservationRequest request, string grantId)
    {
        private Grant? _grant;
        private bool _made;

        public ReservationRequest Request => request;

        public string GrantId => grantId;

        public Decision<PoolFact> Decide(PoolState pool, DateTimeOffset now)
        {
            var decision = PoolRules.Reserve(pool, request.Command, now);
            _made = decision.Facts.Count > 0;
            return decision;
        }

        public void Leave(PoolState pool) => _grant = pool.Grants[grantId];

        /// <summary>The grant that it made, or that an earlier request had made.</summary>
        public Outcome<GrantReceipt> Receipt(Outcome outcome) =>
            outcome.Refusal is { } refusal ? refusal : new Outcome<GrantReceipt>(new GrantReceipt(_grant!, _made), _grant!.Revision, null);
    }
}
