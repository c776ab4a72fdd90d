namespace Campaign.Domain.Drafts;

/// <summary>What somebody has typed into a form and not sent yet. Not a fact: it changes with every word, and its history does not matter.</summary>
public sealed record DraftState
{
    /// <summary>The values of the form's fields: a JSON object, as it was sent.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>The resource as it was when the person began editing, a JSON object; null when the form creates something new.</summary>
    public string? Basis { get; init; }

    /// <summary>The form's title as the person saw it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The address of the page that the form is on.</summary>
    public string Path { get; init; } = "/";
}
