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
        var asItIs = new DeliverableAmended(id, before.Title, before.Channel, before.Kind, before.Due, before.Fee, command.Reason);
        var amended = new DeliverableAmended(
            id,
            (command.Title ?? before.Title).Trim(),
            (command.Channel ?? before.Channel).Trim(),
            command.Kind ?? before.Kind,
            command.Due ?? before.Due,
            command.Fee ?? before.Fee,
            command.Reason);
        return amended == asItIs ? Decision<CollaborationFact>.Nothing
            : (Fixed(before, amended) ?? Check(amended) ?? Unexplained(before, amended)) is { } wrong ? wrong
            : Lapses(before, amended) ? Decision<CollaborationFact>.Of(amended, new DeliverableReviewLapsed(id, before.Version))
            : amended;
    }

    /// <summary>What may be amended of a deliverable of this status, by the names of its fields.</summary>
    public static ValueList<string> Amendable(DeliverableStatus status) => status switch
    {
        DeliverableStatus.Cancelled or DeliverableStatus.TakenDown => [],
        <= DeliverableStatus.Approved => ["title", "channel", "kind", "due", "fee"],
        _ => ["title", "fee"],
    };

    private static Refusal? Fixed(DeliverableState before, DeliverableAmended amended)
    {
        var amendable = Amendable(before.Status);
        return amendable.Count == 0 ? DeliverableRefusals.NotAmendable(before.Status)
            : !amendable.Contains("due") && (Elsewhere(before, amended) || amended.Due != before.Due) ? DeliverableRefusals.AlreadyPublished
            : amended.Fee < before.Paid ? DeliverableRefusals.FeeBelowPaid(before.Paid)
            : null;
    }

    private static Refusal? Check(DeliverableAmended amended) =>
        DeliverableRules.Check(new BriefDeliverable(amended.DeliverableId, amended.Title, amended.Channel, amended.Kind, amended.Due, amended.Fee));

    private static Refusal? Unexplained(DeliverableState before, DeliverableAmended amended) =>
        Field.Text("reason", amended.Reason, LongestReason, needed: amended.Due != before.Due || amended.Fee != before.Fee || Lapses(before, amended));

    private static bool Lapses(DeliverableState before, DeliverableAmended amended) =>
        before.Status is DeliverableStatus.InReview or DeliverableStatus.Approved && Elsewhere(before, amended);

    private static bool Elsewhere(DeliverableState before, DeliverableAmended amended) =>
        amended.Channel != before.Channel || amended.Kind != before.Kind;
}
