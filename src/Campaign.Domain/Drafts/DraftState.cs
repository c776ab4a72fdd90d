namespace Campaign.Domain.Drafts;

/// <summary>What somebody has typed into a form and not sent yet. No fact: it changes with every word, and nobody will ask why.</summary>
public sealed record DraftState
{
    /// <summary>What stands in the form's fields: a JSON object, as it was sent.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>What the form is about as it was when the person began, a JSON object; null when it makes something new.</summary>
    public string? Basis { get; init; }

    /// <summary>What the form is called where the person saw it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The address of the page that the form is on.</summary>
    public string Path { get; init; } = "/";
}
