using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>The web app's texts: each folder of its source has one file for each language.</summary>
internal static class WebTexts
{
    public static string Source { get; } = Repository.PathOf("src", "Campaign.Web", "src");

    /// <summary>All texts of a language by name, as the app merges them.</summary>
    public static Dictionary<string, string> Of(string language) => FilesOf(language).Values.SelectMany(texts => texts).ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);

    /// <summary>The texts of each folder, by the folder's name.</summary>
    public static SortedDictionary<string, Dictionary<string, string>> FilesOf(string language) => new(
        Directory.EnumerateFiles(Source, language + ".json", SearchOption.AllDirectories).ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), Read, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <exception cref="System.Text.Json.JsonException">A name occurs twice in the file.</exception>
    private static Dictionary<string, string> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file), documentOptions: new() { AllowDuplicateProperties = false })!.AsObject().ToDictionary(text => text.Key, text => (string)text.Value!, StringComparer.Ordinal);
}
