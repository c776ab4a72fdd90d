using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>The steps that a deliverable's status is open to, by the names under which they are asked for. What blocks a step beyond the status is told when it is tried.</summary>
public static class NextSteps
{
    public static ValueList<string> Of(DeliverableStatus status) => status switch
    {
        DeliverableStatus.Briefed or DeliverableStatus.ChangesRequested => ["draft", "cancel"],
        DeliverableStatus.Drafted => ["submit", "draft", "cancel"],
        DeliverableStatus.InReview => ["approve", "request-changes", "cancel"],
        DeliverableStatus.Approved => ["publish", "cancel"],
        DeliverableStatus.Live => ["verify"],
        DeliverableStatus.Verified or DeliverableStatus.Settled => ["settle", "verify"],
        _ => [],
    };
}
