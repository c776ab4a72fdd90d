using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Adds people and programs, and sends requests as them.</summary>
internal static class AccessSteps
{
    public const string Password = "copper-meadow-basket-5";

    /// <summary>Adds a person with these roles; <c>editor:spring</c> is a role in one campaign.</summary>
    public static Task<JsonNode> AddPerson(this CampaignServer server, string name, params string[] roles) => server.Post(
        "people",
        new { name, password = Password, roles = roles.Select(role => role.Split(':')).Select(parts => new { role = parts[0], campaign = parts.ElementAtOrDefault(1) }) },
        HttpStatusCode.Created);

    /// <summary>A browser with this person signed in, which sends the anti-forgery token.</summary>
    public static async Task<HttpClient> SignIn(this CampaignServer server, string name, string password = Password)
    {
        var browser = server.NewClient();
        var session = await browser.Expect(HttpMethod.Post, "session", new { name, password });
        browser.DefaultRequestHeaders.Add("X-CSRF-Token", (string)session["csrf"]!);
        return browser;
    }

    /// <summary>A program with this token.</summary>
    public static HttpClient Program(this CampaignServer server, string token)
    {
        var program = server.NewClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return program;
    }

    /// <summary>Sends a request and expects this status; returns the response's body, or an empty object.</summary>
    public static async Task<JsonNode> Expect(
        this HttpClient client, HttpMethod verb, string path, object? body = null, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(verb, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{verb} {path} gave {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Sends a request that is refused; returns the problem's code.</summary>
    public static async Task<string> Refused(
        this HttpClient client, HttpMethod verb, string path, HttpStatusCode status, object? body = null, params (string Name, string Value)[] headers) =>
        (string)(await client.Expect(verb, path, body, status, headers))["code"]!;
}
