using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;

namespace Campaign.Domain.Collaborations;

/// <summary>The lifecycle of a collaboration: proposed → accepted → active → settled | cancelled.</summary>
public enum CollaborationStatus
{
    /// <summary>Not proposed.</summary>
    None,
    Proposed,
    Accepted,
    Active,
    Settled,
    Cancelled,
}

/// <summary>The state of a collaboration and its deliverables, folded from their facts.</summary>
/// <param name="FixedPaid">How much of the fixed fee was paid.</param>
public sealed record CollaborationState(
    string CampaignId,
    string PartnerId,
    CollaborationStatus Status,
    decimal FixedFee,
    decimal FixedPaid,
    int RetentionDays,
    ValueList<DeliverableState> Deliverables)
{
    /// <summary>A collaboration that does not exist yet.</summary>
    public static CollaborationState Initial { get; } = new("", "", CollaborationStatus.None, 0, 0, 0, []);

    public bool Exists => Status != CollaborationStatus.None;

    /// <summary>Neither settled nor cancelled.</summary>
    public bool Open => Status is CollaborationStatus.Proposed or CollaborationStatus.Accepted or CollaborationStatus.Active;

    /// <summary>Fixed fee plus deliverables. Cancelled or taken-down work counts only with what was paid.</summary>
    public decimal Fee => (Status == CollaborationStatus.Cancelled ? FixedPaid : FixedFee) + Deliverables.Sum(deliverable => deliverable.FeeDue);

    /// <summary>Never more than <see cref="Fee"/>.</summary>
    public decimal Paid => FixedPaid + Deliverables.Sum(deliverable => deliverable.Paid);

    /// <summary>What the partner owes back for content taken down within the retention period.</summary>
    public decimal ClawbackDue => Deliverables.Sum(deliverable => deliverable.ClawbackDue);

    public DeliverableState? Deliverable(string id) => Deliverables.FirstOrDefault(deliverable => deliverable.Id == id);

    public static CollaborationState Evolve(CollaborationState collaboration, CollaborationFact fact) => fact switch
    {
        CollaborationProposed made => new(
            made.CampaignId, made.PartnerId, CollaborationStatus.Proposed, made.FixedFee, 0, made.RetentionDays, []),
        CollaborationAmended amended => collaboration with { FixedFee = amended.FixedFee, RetentionDays = amended.RetentionDays },
        CollaborationAccepted => collaboration with { Status = CollaborationStatus.Accepted },
        CollaborationStarted => collaboration with { Status = CollaborationStatus.Active },
        CollaborationSettled settled => collaboration with
        {
            Status = CollaborationStatus.Settled,
            FixedPaid = collaboration.FixedPaid + settled.Amount,
        },
        CollaborationCancelled => collaboration with { Status = CollaborationStatus.Cancelled },
        DeliverableBriefed briefed => collaboration with { Deliverables = collaboration.Deliverables.Add(DeliverableState.From(briefed)) },
        DeliverableFact later => collaboration with
        {
            Deliverables = [.. collaboration.Deliverables.Select(one => one.Id == later.DeliverableId ? DeliverableState.Evolve(one, later) : one)],
        },
        _ => collaboration,
    };
}
