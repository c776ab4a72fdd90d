using Campaign.Domain.Decisions;

namespace Campaign.Documents.Stories;

/// <summary>What a template asks its writer for.</summary>
public enum VariableType
{
    Text,
    Date,
    Number,
    List,
}

/// <summary>One value that a template needs.</summary>
/// <param name="Required">Rendering is refused without it. An optional one that is left out is empty.</param>
/// <param name="Example">As it would be typed: a text, <c>2025-03-20</c>, <c>1200</c>, or the JSON of a list.</param>
/// <param name="Fields">What each entry of a list holds; none for a list of texts.</param>
public sealed record StoryVariable(string Name, VariableType Type, bool Required, Wording Label, string Example, ValueList<StoryVariable> Fields);

/// <summary>A story template in one language with what a marketer needs to know to choose and fill it.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Text">The text to render, without the header.</param>
/// <param name="HeaderLines">Lines above the text, so that mistakes are shown with the line of the file.</param>
public sealed record StoryTemplate(
    string Id,
    string Language,
    Wording Title,
    Wording Description,
    string Category,
    ValueList<StoryVariable> Variables,
    string Text,
    int HeaderLines);

/// <summary>Why a story could not be rendered, in words a marketer understands.</summary>
/// <param name="Code">Stable, kebab-case, for programs.</param>
/// <param name="Where">The variable concerned, or empty.</param>
/// <param name="Line">From 1, when a place in the template is meant.</param>
public sealed record StoryProblem(string Code, string Where, Wording Message, int? Line = null, int? Column = null);

/// <summary>The rendered text, or the problems that stand in its way.</summary>
public sealed record StoryRendering(string? Body, ValueList<StoryProblem> Problems)
{
    public bool Succeeded => Body is not null;

    internal static StoryRendering Refused(params IEnumerable<StoryProblem> problems) => new(null, [.. problems]);
}
