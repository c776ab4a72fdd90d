using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Notices;

public enum NoticeStatus
{
    Open,
    Closed,
}

/// <summary>A notice after its facts.</summary>
public sealed record NoticeState(string Id, string CampaignId, string Title, DateOnly Until, NoticeStatus Status)
{
    public static NoticeState Initial { get; } = new("", "", "", default, NoticeStatus.Open);

    public bool Exists => Id.Length > 0;

    public static NoticeState Evolve(NoticeState notice, NoticeFact fact) => fact switch
    {
        NoticeOpened f => new(f.NoticeId, f.CampaignId, f.Title, f.Until, NoticeStatus.Open),
        NoticeClosed => notice with { Status = NoticeStatus.Closed },
        _ => notice,
    };
}

/// <summary>Puts up a notice.</summary>
public sealed record OpenNotice(string NoticeId, string CampaignId, string Title, DateOnly Until);

/// <summary>Takes a notice down.</summary>
public sealed record CloseNotice(string? Reason);

public static class NoticeRules
{
    public static Refusal Unknown { get; } = Refusal.NotFound("notice-unknown", "没有这条公告。", "There is no such notice.");

    private static readonly Refusal There = Refusal.Conflict("notice-exists", "已有同编号的公告，未作改动。", "There is a notice with this id; nothing was changed.");

    private static readonly Refusal Over = Refusal.Conflict("notice-closed", "公告已撤下，未作改动。", "The notice was taken down already; nothing was changed.");

    public static Decision<NoticeFact> Open(NoticeState notice, OpenNotice command, DateTimeOffset now) =>
        notice.Exists ? There : new NoticeOpened(command.NoticeId, command.CampaignId, command.Title, command.Until);

    public static Decision<NoticeFact> Close(NoticeState notice, CloseNotice command, DateTimeOffset now) => notice switch
    {
        { Exists: false } => Unknown,
        { Status: NoticeStatus.Closed } => Over,
        _ => new NoticeClosed(command.Reason),
    };

    /// <summary>Delivered at least once: what was taken down stays down.</summary>
    public static Decision<NoticeFact> Expire(NoticeState notice, ExpireNotice message, DateTimeOffset now) =>
        notice is { Exists: true, Status: NoticeStatus.Open } ? new NoticeClosed(null) : Decision<NoticeFact>.Nothing;

    /// <summary>It is taken down by itself on the day after its last one.</summary>
    public static IEnumerable<OutboxMessage> React(NoticeState notice, NoticeFact fact) => fact is NoticeOpened
        ? [new($"expire/{notice.Id}", $"notice/{notice.Id}", new ExpireNotice(), new DateTimeOffset(notice.Until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))]
        : [];
}
