using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>Corrections of what was agreed of a deliverable. What counts already stays: the day by which published content was due, and what was paid.</summary>
public static class AmendRules
{
    private const int LongestReason = 1000;

    /// <summary>Amends; a draft in review or approved for another channel or kind goes back to before its review.</summary>
    public static Decision<CollaborationFact> Amend(CollaborationState collaboration, string id, AmendDeliverable command, DateTimeOffset now)
    {
        if (DeliverableRules.Working(collaboration, id) is { } refusal)
        {
            return refusal;
        }

        var before = collaboration.Deliverable(id)!;
        var terms = command.Over(before.Terms);
        return terms == before.Terms ? Decision<CollaborationFact>.Nothing
            : (Fixed(before, terms) ?? terms.Check() ?? Unexplained(before, terms, command.Reason)) is { } wrong ? wrong
            : Lapses(before, terms) ? Decision<CollaborationFact>.Of(new DeliverableAmended(id, terms, command.Reason), new DeliverableReviewLapsed(id, before.Version))
            : new DeliverableAmended(id, terms, command.Reason);
    }

    /// <summary>What may be amended of a deliverable of this status, by the names of its fields.</summary>
    public static ValueList<string> Amendable(DeliverableStatus status) => status switch
    {
        DeliverableStatus.Cancelled or DeliverableStatus.TakenDown => [],
        <= DeliverableStatus.Approved => DeliverableTerms.Names,
        _ => ["title", "fee"],
    };

    private static Refusal? Fixed(DeliverableState before, DeliverableTerms terms) =>
        Amendable(before.Status).Count == 0 ? DeliverableRefusals.NotAmendable(before.Status)
        : !before.Unpublished && terms with { Title = before.Terms.Title, Fee = before.Terms.Fee } != before.Terms ? DeliverableRefusals.AlreadyPublished
        : terms.Fee < before.Paid ? DeliverableRefusals.FeeBelowPaid(before.Paid)
        : null;

    private static Refusal? Unexplained(DeliverableState before, DeliverableTerms terms, string? reason) =>
        Field.Text("reason", reason, LongestReason, needed: terms.Due != before.Terms.Due || terms.Fee != before.Terms.Fee || Lapses(before, terms));

    private static bool Lapses(DeliverableState before, DeliverableTerms terms) =>
        before.Status is DeliverableStatus.InReview or DeliverableStatus.Approved && (terms.Channel != before.Terms.Channel || terms.Kind != before.Terms.Kind);
}
