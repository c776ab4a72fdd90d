using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>What follows from facts about who may come in: a deadline for every token that ends by itself.</summary>
public static class AccessReactions
{
    /// <param name="stream">Of the facts.</param>
    public static IEnumerable<Posting> To(string stream, AccessFact fact) =>
        fact is TokenIssued { Expires: { } due } issued ? [new($"expire/{issued.Id}", stream, new ExpireToken(issued.Id), due)] : [];
}
