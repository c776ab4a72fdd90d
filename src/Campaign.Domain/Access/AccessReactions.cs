using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>What follows from facts about who may come in: a deadline for every token that ends by itself; whoever is let in no more leaves no drafts behind.</summary>
public static class AccessReactions
{
    /// <param name="stream">Of the facts.</param>
    /// <param name="after">Who may come in with the fact.</param>
    public static IEnumerable<OutboxMessage> To(string stream, AccessState after, AccessFact fact) => fact switch
    {
        TokenIssued { Expires: { } due } issued => [new($"expire/{issued.Id}", stream, new ExpireToken(issued.Id), due)],
        StaffDeactivated gone => [new($"forget-drafts/{gone.Id}/{after.Staff[gone.Id].Version}", stream, new ForgetDrafts(gone.Id))],
        _ => [],
    };
}
