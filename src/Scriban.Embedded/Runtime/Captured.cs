namespace Scriban.Runtime;

/// <summary>What <c>capture</c> put into a variable: writes like a text, but is never "empty" for <c>object.default</c>.</summary>
internal sealed class Captured(string text)
{
    public override string ToString() => text;
}
