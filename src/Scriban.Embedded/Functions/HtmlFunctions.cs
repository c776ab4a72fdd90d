using System.Net;

namespace Scriban.Functions;

internal sealed class HtmlFunctions : FunctionGroup
{
    public HtmlFunctions()
    {
        Define("escape", a => a.Text(0) is { } text ? a.Checked(WebUtility.HtmlEncode(text)) : null, Text("text"));
        Define("newline_to_br", a => a.Text(0) is { } text ? a.Checked(WithBreaks(text)) : null, Text("text"));
        Define("url_encode", a => a.Text(0) is { } text ? a.Checked(Uri.EscapeDataString(text)) : null, Text("text"));
    }

    private static string WithBreaks(string text) =>
        string.Concat(StringFunctions.Lines(text).Select(line => line.Break.Length == 0 ? line.Text : line.Text + "<br />" + line.Break));
}
