namespace Campaign.Silo.Imports.Rows;

/// <summary>Reads links that are safe to show: web addresses only.</summary>
internal static class LinkCell
{
    private static readonly char[] Separators = [' ', '\n', '\t', ';', '；', '，', '|'];

    public static bool IsLink(string text) =>
        text.Length <= FieldLimits.Url && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    public static string[] Split(string text) =>
        text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
