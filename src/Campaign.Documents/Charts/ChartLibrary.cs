using System.Security.Cryptography;
using System.Text;

namespace Campaign.Documents.Charts;

/// <summary>The one script that a report may run: ECharts (from npm, pinned) and a few lines that draw. The page's policy allows its hash.</summary>
internal static class ChartLibrary
{
    private static readonly Lazy<(string Text, string Hash)> Loaded = new(Load);

    public static string Script => Loaded.Value.Text;

    /// <summary>In the format of a content security policy.</summary>
    public static string Hash => Loaded.Value.Hash;

    private static (string Text, string Hash) Load()
    {
        // "</script" would end the element early; inside strings and regular expressions the escaped form is equivalent.
        var text = (Read("echarts.js") + "\n" + Read("draw.js")).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).ReplaceLineEndings("\n");
        return (text, "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static string Read(string name)
    {
        using var stream = typeof(ChartLibrary).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
