using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Decisions;
using Campaign.Storage.Collaborations;
using Campaign.Storage.Views;

namespace Campaign.Api.Collaborations;

/// <summary>One partner in one campaign. Its id is the partner's id.</summary>
/// <param name="Fee">Fixed fee plus deliverables' fees; cancelled or taken-down deliverables count only with what was paid.</param>
/// <param name="Paid">Never more than the fee.</param>
/// <param name="ClawbackDue">What the partner owes back for content taken down too early.</param>
/// <param name="Open">Deliverables that are not settled, cancelled or taken down.</param>
/// <param name="Next">The steps that the caller may take now, such as <c>accept</c>.</param>
public sealed record CollaborationResource(
    string Id, string Status, long Version, string Campaign, string Partner, decimal FixedFee, decimal FixedPaid, int RetentionDays, decimal Fee,
    decimal Paid, decimal ClawbackDue, int Deliverables, int Open, ValueList<string> Next) : IResource
{
    internal static CollaborationResource Of(Versioned<CollaborationSummary> row, HttpContext context)
    {
        var collaboration = row.State;
        return new(
            collaboration.PartnerId, DomainJson.Word(collaboration.Status), row.Version, collaboration.CampaignId, collaboration.PartnerId,
            collaboration.FixedFee, collaboration.FixedPaid, collaboration.RetentionDays, collaboration.Fee, collaboration.Paid, collaboration.ClawbackDue,
            collaboration.Deliverables, collaboration.Open,
            context.Permitted("/campaigns/{campaign}/collaborations/{partner}", collaboration.CampaignId, CollaborationNextSteps.Of(collaboration.Status, collaboration.Open)));
    }
}

/// <summary>Proposes a collaboration.</summary>
/// <param name="FixedFee">Owed in addition to the deliverables' fees; 0 by default.</param>
/// <param name="RetentionDays">How many days content must stay online; 60 by default.</param>
public sealed record ProposeBody(string? PartnerId = null, decimal? FixedFee = null, int? RetentionDays = null)
{
    internal ProposeCollaboration ToCommand(string campaign, string partner)
    {
        var usual = new ProposeCollaboration(campaign, partner);
        return usual with { FixedFee = FixedFee ?? usual.FixedFee, RetentionDays = RetentionDays ?? usual.RetentionDays };
    }
}

/// <summary>Corrects the terms; fields left out are kept.</summary>
public sealed record AmendCollaborationBody(decimal? FixedFee = null, int? RetentionDays = null, string? Reason = null);

/// <summary>Cancels a collaboration.</summary>
/// <param name="CancelledBy">Which side cancelled, in words.</param>
public sealed record CancelCollaborationBody(string? CancelledBy = null, string? Reason = null);

/// <summary>Settles a collaboration.</summary>
/// <param name="Amount">How much of the fixed fee is paid; all of it by default.</param>
public sealed record SettleCollaborationBody(decimal? Amount = null, string? Reference = null);
