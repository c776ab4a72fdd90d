using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>The facts of a notice.</summary>
public abstract record NoticeFact : Fact;

/// <summary>A notice for everybody in a campaign was put up.</summary>
/// <param name="Until">The last day on which it is shown.</param>
[Named("notice.opened")]
public sealed record NoticeOpened(string NoticeId, string CampaignId, string Title, DateOnly Until) : NoticeFact;

/// <summary>It was taken down.</summary>
[Named("notice.closed")]
public sealed record NoticeClosed(string? Reason) : NoticeFact;

/// <summary>Takes a notice down if it is still up after its last day.</summary>
[Named("notice.expire")]
public sealed record ExpireNotice : Message;
