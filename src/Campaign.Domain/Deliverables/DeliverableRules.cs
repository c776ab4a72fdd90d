using Campaign.Domain.Campaigns;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;

namespace Campaign.Domain.Deliverables;

/// <summary>The life of a deliverable up to publication; <see cref="PublishedRules"/> has the rest.</summary>
public static class DeliverableRules
{
    private const int LongestNote = 2000;

    public static Decision<CollaborationFact> Brief(
        CollaborationState collaboration, BriefDeliverable command, PartnerStanding partner, CampaignStatus campaign, DateTimeOffset now)
    {
        var terms = command.Terms.Over(DeliverableTerms.None);
        var refusal = CollaborationRules.Missing(collaboration)
            ?? (collaboration.Open ? null : CollaborationRefusals.Over)
            ?? CollaborationRules.MayArrange(partner, campaign)
            ?? (collaboration.Deliverable(command.Id) is null ? null : DeliverableRefusals.AlreadyExists)
            ?? (collaboration.Deliverables.Count < 500 ? null : DeliverableRefusals.TooMany)
            ?? Field.Id("id", command.Id)
            ?? terms.Check();
        return refusal is not null ? refusal : new DeliverableBriefed(command.Id, terms);
    }

    /// <summary>Takes the next version. The first one of a collaboration also accepts and starts it.</summary>
    public static Decision<CollaborationFact> Draft(
        CollaborationState collaboration, string id, DraftDeliverable command, PartnerStanding partner, DateTimeOffset now)
    {
        if ((Working(collaboration, id) ?? MayDraft(partner) ?? Check(command)) is { } refusal)
        {
            return refusal;
        }

        var deliverable = collaboration.Deliverable(id)!;
        return deliverable.Status is DeliverableStatus.Briefed or DeliverableStatus.Drafted or DeliverableStatus.ChangesRequested
            ? Decision<CollaborationFact>.Of([
                .. Start(collaboration),
                new DeliverableDrafted(id, deliverable.Version + 1, command.Text, command.Links ?? [])])
            : DeliverableRefusals.NotDraftable(deliverable.Status);
    }

    public static Decision<CollaborationFact> Submit(CollaborationState collaboration, string id, SubmitDeliverable command, DateTimeOffset now) =>
        (Working(collaboration, id) ?? Field.Optional("note", command.Note, LongestNote)) is { } refusal ? refusal
        : collaboration.Deliverable(id) is { Status: not DeliverableStatus.Drafted } other ? DeliverableRefusals.NotDrafted(other.Status)
        : new DeliverableSubmitted(id, collaboration.Deliverable(id)!.Version, command.Note);

    public static Decision<CollaborationFact> RequestChanges(CollaborationState collaboration, string id, RequestChanges command, DateTimeOffset now) =>
        (Working(collaboration, id) ?? Field.Text("note", command.Note, LongestNote)) is { } refusal ? refusal
        : collaboration.Deliverable(id) is { Status: not DeliverableStatus.InReview } other ? DeliverableRefusals.NotInReview(other.Status)
        : new DeliverableChangesRequested(id, collaboration.Deliverable(id)!.Version, command.Note);

    /// <summary>Approves the draft in review unless the reviewer wrote it, or <c>ad-label</c> or <c>kol-proof</c> blocks it.</summary>
    public static Decision<CollaborationFact> Approve(
        CollaborationState collaboration, string id, ApproveDeliverable command, PartnerStanding partner, Reviewer reviewer, DateTimeOffset now)
    {
        if ((Working(collaboration, id) ?? Field.Optional("note", command.Note, LongestNote)) is { } refusal)
        {
            return refusal;
        }

        var deliverable = collaboration.Deliverable(id)!;
        return deliverable.Status != DeliverableStatus.InReview ? DeliverableRefusals.NotInReview(deliverable.Status)
            : (reviewer.Refuse(deliverable.Author) ?? CollaborationRules.MayWork(partner)) is { } mayNot ? mayNot
            : Findings(deliverable.Text, partner) is { Count: > 0 } findings ? Refusal.Blocked(findings)
            : new DeliverableApproved(id, deliverable.Version, command.Note);
    }

    public static Decision<CollaborationFact> Cancel(CollaborationState collaboration, string id, CancelDeliverable command, DateTimeOffset now) =>
        (Working(collaboration, id) ?? Field.Text("reason", command.Reason, LongestNote)) is { } refusal ? refusal
        : collaboration.Deliverable(id) is { Unpublished: false } other ? DeliverableRefusals.NotCancellable(other.Status)
        : new DeliverableCancelled(id, command.Reason);

    /// <summary>What the compliance rules say about a draft: shown while it is written, blocking when it is to be approved.</summary>
    public static ValueList<Finding> Findings(string? text, PartnerStanding partner) =>
        AdLabel.Check(text) is { } missing ? [missing, .. KolProof.Check(partner, text)] : KolProof.Check(partner, text);

    /// <summary>Why nothing can be done on this deliverable; null when collaboration and deliverable are there and work goes on.</summary>
    internal static Refusal? Working(CollaborationState collaboration, string id) =>
        PublishedRules.Missing(collaboration, id) ?? (collaboration.Open ? null : CollaborationRefusals.Over);

    private static IEnumerable<CollaborationFact> Start(CollaborationState collaboration) => collaboration.Status switch
    {
        CollaborationStatus.Proposed => [new CollaborationAccepted(null), new CollaborationStarted()],
        CollaborationStatus.Accepted => [new CollaborationStarted()],
        _ => [],
    };

    private static Refusal? MayDraft(PartnerStanding partner) =>
        CollaborationRules.MayWork(partner) ?? (partner.AdvertisingBan ? Refusal.Blocked([KolProof.Banned]) : null);

    private static Refusal? Check(DraftDeliverable command) =>
        Field.Text("text", command.Text, 20_000)
        ?? Field.Count("links", command.Links, 0, 20)
        ?? Field.Each(command.Links, link => Field.Url("links", link));
}
