using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Access;

/// <summary>How people come in.</summary>
internal static class AccessSteps
{
    public const string Password = "copper-meadow-basket-5";

    /// <summary>Lets a person in with these roles; <c>editor:spring</c> is one in a campaign.</summary>
    public static Task<JsonNode> AddPerson(this CampaignServer server, string name, params string[] roles) => server.Post(
        "people",
        new { name, password = Password, roles = roles.Select(role => role.Split(':')).Select(parts => new { role = parts[0], campaign = parts.ElementAtOrDefault(1) }) },
        HttpStatusCode.Created);

    /// <summary>A browser in which this person has signed in, whose pages carry the anti-forgery token.</summary>
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

    /// <summary>Sends something and expects this status; gives the answer's body, or an empty object.</summary>
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

    /// <summary>Sends something that is refused; gives the problem's code.</summary>
    public static async Task<string> Refused(
        this HttpClient client, HttpMethod verb, string path, HttpStatusCode status, object? body = null, params (string Name, string Value)[] headers) =>
        (string)(await client.Expect(verb, path, body, status, headers))["code"]!;
}
