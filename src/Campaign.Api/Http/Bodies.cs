namespace Campaign.Api.Http;

/// <summary>The body of a step that may give a reason. Handlers take it as nullable, so a request without a body is accepted.</summary>
public sealed record ReasonBody(string? Reason = null);

/// <summary>The body of a step that may carry a note.</summary>
public sealed record NoteBody(string? Note = null);
