namespace Campaign.Api.Http;

/// <summary>The body of a step that may give a reason. Handlers take bodies as nullable: then a request without any is accepted.</summary>
public sealed record ReasonBody(string? Reason = null);

/// <summary>The body of a step that may carry a note.</summary>
public sealed record NoteBody(string? Note = null);
