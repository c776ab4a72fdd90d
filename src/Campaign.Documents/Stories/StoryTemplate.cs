using Campaign.Domain.Decisions;

namespace Campaign.Documents.Stories;

/// <summary>The type of a template's variable.</summary>
public enum VariableType
{
    Text,
    Date,
    Number,
    List,
}

/// <summary>One value that a template needs.</summary>
/// <param name="Required">Whether rendering is refused without it. An optional one that is left out is empty.</param>
/// <param name="Example">As it would be typed: a text, <c>2025-03-20</c>, <c>1200</c>, or a list as JSON.</param>
/// <param name="Fields">The variables of each entry of a list; none for a list of texts.</param>
public sealed record StoryVariable(string Name, VariableType Type, bool Required, Wording Label, string Example, ValueList<StoryVariable> Fields);

/// <summary>A story template in one language, with what a marketer needs to know to choose it and fill it in.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Text">The text to render, without the header.</param>
/// <param name="HeaderLines">Number of lines above the text, so that errors are shown with the file's line numbers.</param>
public sealed record StoryTemplate(
    string Id,
    string Language,
    Wording Title,
    Wording Description,
    string Category,
    ValueList<StoryVariable> Variables,
    string Text,
    int HeaderLines);

/// <summary>Why a story could not be rendered, in a marketer's words.</summary>
/// <param name="Code">Stable, kebab-case, for programs.</param>
/// <param name="Where">The variable concerned; empty for none.</param>
/// <param name="Line">Counted from 1, when a place in the template is meant.</param>
public sealed record StoryProblem(string Code, string Where, Wording Message, int? Line = null, int? Column = null);

/// <summary>The rendered text, or the problems that prevent it.</summary>
public sealed record StoryRendering(string? Body, ValueList<StoryProblem> Problems)
{
    public bool Succeeded => Body is not null;

    internal static StoryRendering Refused(params IEnumerable<StoryProblem> problems) => new(null, [.. problems]);
}
