using Campaign.Domain.Collaborations;

namespace Campaign.Storage.Collaborations;

/// <summary>A collaboration without its deliverables' texts.</summary>
/// <param name="Fee">Fixed fee plus deliverables' fees.</param>
/// <param name="Paid">Never more than the fee.</param>
/// <param name="Deliverables">The number of deliverables agreed on.</param>
/// <param name="Open">The number of deliverables that are not settled, cancelled or taken down.</param>
public sealed record CollaborationSummary(
    string CampaignId, string PartnerId, CollaborationStatus Status, decimal FixedFee, decimal FixedPaid, int RetentionDays, decimal Fee, decimal Paid,
    decimal ClawbackDue, int Deliverables, int Open)
{
    internal static CollaborationSummary Of(CollaborationState state) => new(
        state.CampaignId, state.PartnerId, state.Status, state.FixedFee, state.FixedPaid, state.RetentionDays, state.Fee, state.Paid, state.ClawbackDue,
        state.Deliverables.Count, state.Deliverables.Count(deliverable => !deliverable.Over));
}
