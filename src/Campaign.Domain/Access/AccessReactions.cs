using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>What follows from access facts: a deadline for every token that expires, and the removal of a deactivated person's drafts.</summary>
public static class AccessReactions
{
    /// <param name="stream">The stream of the facts.</param>
    /// <param name="after">The state that includes the fact.</param>
    public static IEnumerable<OutboxMessage> To(string stream, AccessState after, AccessFact fact) => fact switch
    {
        TokenIssued { Expires: { } due } issued => [new($"expire/{issued.Id}", stream, new ExpireToken(issued.Id), due)],
        StaffDeactivated gone => [new($"forget-drafts/{gone.Id}/{after.Staff[gone.Id].Version}", stream, new ForgetDrafts(gone.Id))],
        _ => [],
    };
}
