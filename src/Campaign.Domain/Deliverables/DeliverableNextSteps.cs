using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>The steps that a deliverable's status allows, by their names in routes. Other obstacles are reported when a step is tried.</summary>
public static class DeliverableNextSteps
{
    public static ValueList<string> Of(DeliverableStatus status) => status switch
    {
        DeliverableStatus.Briefed or DeliverableStatus.ChangesRequested => ["draft", "amend", "cancel"],
        DeliverableStatus.Drafted => ["submit", "draft", "amend", "cancel"],
        DeliverableStatus.InReview => ["approve", "request-changes", "amend", "cancel"],
        DeliverableStatus.Approved => ["publish", "amend", "cancel"],
        DeliverableStatus.Live => ["verify", "amend"],
        DeliverableStatus.Verified or DeliverableStatus.Settled => ["settle", "verify", "amend"],
        _ => [],
    };

    /// <summary>Those of the steps that are withheld from this reviewer.</summary>
    public static ValueList<WithheldStep> Withheld(DeliverableState deliverable, Reviewer reviewer) => reviewer.Withheld(Of(deliverable.Status), deliverable.Author);
}
