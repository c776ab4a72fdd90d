using Campaign.Domain.Decisions;
using Campaign.Grains;
using Campaign.Storage.Journal;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>A notice. Key: <c>notice/{id}</c>.</summary>
public interface INoticeGrain : IReceiver
{
    Task<Outcome> Open(Caller caller, OpenNotice command);

    Task<Outcome> Close(Caller caller, CloseNotice command);
}

/// <inheritdoc cref="INoticeGrain"/>
public sealed class NoticeGrain(IJournal journal, NoticeView view, TimeProvider clock) : FactGrain<NoticeState, NoticeFact>(journal, view, clock), INoticeGrain
{
    public Task<Outcome> Open(Caller caller, OpenNotice command) => Commit(caller, command, NoticeRules.Open, creates: $"/notices/{Id}");

    public Task<Outcome> Close(Caller caller, CloseNotice command) => Commit(caller, command, NoticeRules.Close);

    public Task<Outcome> Receive(Caller caller, Message message) => message switch
    {
        ExpireNotice expire => Commit(caller, expire, NoticeRules.Expire),
        _ => throw new NotSupportedException($"A notice does not understand {message.GetType().Name}."),
    };

    protected override IEnumerable<OutboxMessage> React(NoticeState after, NoticeFact fact) => NoticeRules.React(after, fact);
}
