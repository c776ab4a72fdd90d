using Campaign.Domain.Decisions;

namespace Campaign.Domain.Collaborations;

/// <summary>The steps that a collaboration's status allows, by their names in routes. <c>deliverables</c> adds a deliverable.</summary>
public static class CollaborationNextSteps
{
    /// <param name="open">How many deliverables are not settled, cancelled or taken down.</param>
    public static ValueList<string> Of(CollaborationStatus status, int open) => status switch
    {
        CollaborationStatus.Proposed => ["deliverables", "accept", "amend", "cancel"],
        CollaborationStatus.Accepted => ["deliverables", "cancel"],
        CollaborationStatus.Active => [.. open == 0 ? (string[])["settle"] : [], "deliverables", "cancel"],
        _ => [],
    };
}
