using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Collaborations;

/// <summary>
/// The rules of collaborations. Deliverables may be added as soon as it is proposed; the first draft shows that the partner has accepted
/// and makes it active, by separate facts.
/// </summary>
public static class CollaborationRules
{
    private const int LongestReason = 1000;

    public static Decision<CollaborationFact> Propose(
        CollaborationState collaboration, ProposeCollaboration command, PartnerStanding partner, CampaignStatus campaign, DateTimeOffset now)
    {
        var refusal = (collaboration.Exists ? CollaborationRefusals.AlreadyExists : null)
            ?? MayArrange(partner, campaign)
            ?? Terms(command.FixedFee, command.RetentionDays);
        return refusal is not null
            ? refusal
            : new CollaborationProposed(command.CampaignId, command.PartnerId, command.FixedFee, command.RetentionDays);
    }

    public static Decision<CollaborationFact> Amend(CollaborationState collaboration, AmendCollaboration command, DateTimeOffset now)
    {
        var amended = new CollaborationAmended(
            command.FixedFee ?? collaboration.FixedFee, command.RetentionDays ?? collaboration.RetentionDays, command.Reason ?? "");
        return Missing(collaboration) is { } missing ? missing
            : CollaborationState.Evolve(collaboration, amended) == collaboration ? Decision<CollaborationFact>.Nothing
            : !collaboration.Open ? CollaborationRefusals.Over
            : collaboration.Status != CollaborationStatus.Proposed ? CollaborationRefusals.Agreed
            : (Terms(amended.FixedFee, amended.RetentionDays) ?? Field.Text("reason", amended.Reason, LongestReason)) is { } refusal ? refusal
            : amended;
    }

    public static Decision<CollaborationFact> Accept(CollaborationState collaboration, AcceptCollaboration command, DateTimeOffset now) =>
        (Missing(collaboration) ?? Field.Optional("note", command.Note, LongestReason)) is { } refusal ? refusal
        : collaboration.Status != CollaborationStatus.Proposed ? CollaborationRefusals.NotProposed
        : new CollaborationAccepted(command.Note);

    public static Decision<CollaborationFact> Cancel(CollaborationState collaboration, CancelCollaboration command, DateTimeOffset now)
    {
        var refusal = Missing(collaboration) ?? Field.Text("cancelledBy", command.CancelledBy, 100) ?? Field.Text("reason", command.Reason, LongestReason);
        if (refusal is not null)
        {
            return refusal;
        }

        var unpublished = collaboration.Deliverables.Where(deliverable => deliverable.Unpublished);
        return !collaboration.Open
            ? CollaborationRefusals.Over
            : Decision<CollaborationFact>.Of([
                .. unpublished.Select(deliverable => new DeliverableCancelled(deliverable.Id, command.Reason)),
                new CollaborationCancelled(command.CancelledBy, command.Reason)]);
    }

    public static Decision<CollaborationFact> Settle(CollaborationState collaboration, SettleCollaboration command, DateTimeOffset now)
    {
        var amount = command.Amount ?? collaboration.FixedFee;
        var refusal = Missing(collaboration)
            ?? Field.Amount("amount", amount)
            ?? Field.Text("reference", command.Reference, 200, needed: amount > 0);
        return refusal is not null ? refusal
            : !collaboration.Open ? CollaborationRefusals.Over
            : collaboration.Status != CollaborationStatus.Active ? CollaborationRefusals.NotActive
            : collaboration.Deliverables.Any(deliverable => !deliverable.Over) ? CollaborationRefusals.WorkOpen
            : amount > collaboration.FixedFee ? CollaborationRefusals.PaidExceedsFee(collaboration.FixedFee)
            : new CollaborationSettled(amount, command.Reference);
    }

    /// <summary>Whether new work may be agreed: the campaign exists and is not closed, and the partner is approved and not suspended.</summary>
    internal static Refusal? MayArrange(PartnerStanding partner, CampaignStatus campaign) => campaign switch
    {
        CampaignStatus.None => CampaignRefusals.Unknown,
        CampaignStatus.Closed => CollaborationRefusals.CampaignClosed,
        _ => MayWork(partner),
    };

    internal static Refusal? MayWork(PartnerStanding partner) => partner.Status switch
    {
        PartnerStatus.Approved => null,
        PartnerStatus.None => PartnerRefusals.Unknown,
        PartnerStatus.Suspended => PartnerRefusals.Suspended,
        _ => PartnerRefusals.NotApproved,
    };

    internal static Refusal? Missing(CollaborationState collaboration) => collaboration.Exists ? null : CollaborationRefusals.Unknown;

    private static Refusal? Terms(decimal fixedFee, int retentionDays) =>
        Field.Amount("fixedFee", fixedFee) ?? (retentionDays is < 0 or > 3650 ? CollaborationRefusals.RetentionInvalid : null);
}
