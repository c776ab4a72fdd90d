using Campaign.Domain.Collaborations;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Deliverables;

/// <summary>A deliverable from publication on. Content that is live is verified and paid even after its collaboration was cancelled.</summary>
public static class PublishedRules
{
    /// <summary>Records where and when the approved draft went live. The time is the partner's word; it is not compared with the clock.</summary>
    public static Decision<CollaborationFact> Publish(CollaborationState collaboration, string id, PublishDeliverable command, DateTimeOffset now)
    {
        var refusal = DeliverableRules.Working(collaboration, id)
            ?? Field.Url("url", command.Url)
            ?? (command.At.Year >= 1990 ? null : DeliverableRefusals.PublishedAtInvalid);
        return refusal is not null ? refusal
            : collaboration.Deliverable(id) is { Status: not DeliverableStatus.Approved } other ? DeliverableRefusals.NotApproved(other.Status)
            : new DeliverablePublished(id, command.Url, command.At);
    }

    /// <summary>
    /// Records a look at the published content. Without its label it is refused (<c>ad-label</c>) and the deliverable stays as it is.
    /// Content found removed inside the retention term is taken down, with all that was paid to be clawed back; after the term that is no breach.
    /// </summary>
    public static Decision<CollaborationFact> Verify(CollaborationState collaboration, string id, VerifyDeliverable command, DateTimeOffset now)
    {
        if ((Missing(collaboration, id) ?? Check(command.Metrics)) is { } refusal)
        {
            return refusal;
        }

        var deliverable = collaboration.Deliverable(id)!;
        return deliverable.Status switch
        {
            DeliverableStatus.TakenDown => DeliverableRefusals.TakenDown,
            DeliverableStatus.Live or DeliverableStatus.Verified or DeliverableStatus.Settled => Look(deliverable, command, collaboration.RetentionDays, now),
            _ => DeliverableRefusals.NotLive(deliverable.Status),
        };
    }

    /// <summary>Records a payment for verified content, up to its fee. Further payments may follow until the fee is reached.</summary>
    public static Decision<CollaborationFact> Settle(CollaborationState collaboration, string id, SettleDeliverable command, DateTimeOffset now)
    {
        if ((Missing(collaboration, id) ?? Field.Amount("amount", command.Amount) ?? Field.Text("reference", command.Reference, 200)) is { } refusal)
        {
            return refusal;
        }

        var deliverable = collaboration.Deliverable(id)!;
        var left = deliverable.Terms.Fee - deliverable.Paid;
        return collaboration.Status == CollaborationStatus.Settled ? CollaborationRefusals.Over
            : deliverable.Status == DeliverableStatus.TakenDown ? DeliverableRefusals.TakenDown
            : deliverable.Status is not (DeliverableStatus.Verified or DeliverableStatus.Settled) ? DeliverableRefusals.NotVerified(deliverable.Status)
            : deliverable.Payments.Contains(command.Reference) ? DeliverableRefusals.ReferenceUsed
            : command.Amount > left ? CollaborationRefusals.PaidExceedsFee(left)
            : new DeliverableSettled(id, command.Amount, command.Reference);
    }

    internal static Refusal? Missing(CollaborationState collaboration, string id) =>
        CollaborationRules.Missing(collaboration) ?? (collaboration.Deliverable(id) is null ? DeliverableRefusals.Unknown : null);

    private static Decision<CollaborationFact> Look(DeliverableState deliverable, VerifyDeliverable command, int retentionDays, DateTimeOffset now)
    {
        var retained = now - deliverable.PublishedAt!.Value >= TimeSpan.FromDays(retentionDays);
        if (!command.StillUp && !retained)
        {
            return new DeliverableTakenDown(deliverable.Id, deliverable.Paid);
        }

        // What is gone can no longer show its label, but somebody must once have seen it.
        var labelled = command.LabelSeen || (!command.StillUp && deliverable.LabelSeen == true);
        return labelled
            ? new DeliverableVerified(deliverable.Id, labelled, command.StillUp, command.Metrics, command.Metrics.LowerThan(deliverable.Metrics))
            : Refusal.Blocked([AdLabel.NotSeen]);
    }

    private static Refusal? Check(DeliverableMetrics? metrics) =>
        metrics is { Views: >= 0, Likes: >= 0, Comments: >= 0, Shares: >= 0 } ? null : DeliverableRefusals.MetricsInvalid;
}
