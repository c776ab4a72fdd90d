using Scriban;
using Scriban.Runtime;

namespace Campaign.Documents.Stories;

/// <summary>
/// Names with values, as a template sees them. The engine puts values into the text of its errors as they are, and there an object that holds
/// itself is written until the stack ends, which nothing can catch; this one is written there as <c>{…}</c>.
/// </summary>
internal sealed class StoryObject() : ScriptObject(0, autoImportStaticsFromThisType: false)
{
    public static StoryObject Of(ScriptObject members)
    {
        var copy = new StoryObject();
        members.CopyTo(copy);
        return copy;
    }

    /// <inheritdoc />
    public override string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is TemplateContext ? base.ToString(format, formatProvider) : "{…}";
}
