using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>Reads back what a server holds.</summary>
internal static class Reading
{
    public static async Task<JsonNode> Read(this HttpClient http, string path) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>All pages of a list.</summary>
    public static async Task<List<JsonNode>> All(this HttpClient http, string path)
    {
        var (all, cursor) = (new List<JsonNode>(), (string?)"");
        while (cursor is not null)
        {
            var page = await http.Read($"{path}?limit=200{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}");
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["next"];
        }

        return all;
    }
}
