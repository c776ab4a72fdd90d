using Campaign.Domain.Decisions;

namespace Campaign.Journeys.Tests.Notices;

/// <summary>What can happen to a notice.</summary>
public abstract record NoticeFact : Fact;

/// <summary>Something that everybody in a campaign is to know was put up.</summary>
/// <param name="Until">The last day on which it stands.</param>
[Named("notice.opened")]
public sealed record NoticeOpened(string NoticeId, string CampaignId, string Title, DateOnly Until) : NoticeFact;

/// <summary>It was taken down.</summary>
[Named("notice.closed")]
public sealed record NoticeClosed(string? Reason) : NoticeFact;

/// <summary>Takes a notice down that still stands when its last day is over.</summary>
[Named("notice.expire")]
public sealed record ExpireNotice : Message;
