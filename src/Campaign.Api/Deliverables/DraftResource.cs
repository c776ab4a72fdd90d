using Campaign.Domain.Deliverables;

namespace Campaign.Api.Deliverables;

/// <summary>One version of a draft and what its review said.</summary>
/// <param name="Version">Counted from 1.</param>
/// <param name="By">The id of whoever handed it in.</param>
/// <param name="Review">The latest step of its review: submitted | changes-requested | approved | lapsed; null when it was never sent to review.</param>
/// <param name="ReviewedBy">The id of whoever took that step.</param>
public sealed record DraftResource(
    int Version, string Text, IReadOnlyList<string> Links, DateTimeOffset At, string By, string? Review, DateTimeOffset? ReviewedAt, string? ReviewedBy, string? Note)
{
    /// <summary>The drafts in a deliverable's facts, in order.</summary>
    internal static IReadOnlyList<DraftResource> Of(IEnumerable<DeliverableFact> facts)
    {
        var drafts = new List<DraftResource>();
        foreach (var fact in facts)
        {
            if (fact is DeliverableDrafted draft)
            {
                drafts.Add(new(draft.Version, draft.Text, draft.Links, draft.At, draft.By, null, null, null, null));
            }
            else if (drafts.Count > 0 && ReviewOf(fact) is var (word, note))
            {
                drafts[^1] = drafts[^1] with { Review = word, ReviewedAt = fact.At, ReviewedBy = fact.By, Note = note };
            }
        }

        return drafts;
    }

    private static (string Word, string? Note)? ReviewOf(DeliverableFact fact) => fact switch
    {
        DeliverableSubmitted submitted => ("submitted", submitted.Note),
        DeliverableChangesRequested asked => ("changes-requested", asked.Note),
        DeliverableApproved approved => ("approved", approved.Note),
        DeliverableReviewLapsed => ("lapsed", null),
        _ => null,
    };
}
