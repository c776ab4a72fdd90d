using Scriban;
using Scriban.Runtime;

namespace Campaign.Documents.Stories;

/// <summary>
/// An object as a template sees it. The engine includes values in its error messages, where an object that contains
/// itself would be written until the stack overflows, which cannot be caught; this one is written as <c>{…}</c>.
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
