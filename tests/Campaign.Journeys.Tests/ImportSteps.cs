using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests;

/// <summary>Imports a file over HTTP.</summary>
internal static class ImportSteps
{
    /// <summary>Uploads a file to import and returns the job's id.</summary>
    public static async Task<string> Import(this HttpClient client, string path, byte[] file, string mapping)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { content, "file", "file.csv" }, { new StringContent(mapping), "mapping" } };
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{path} gave {(int)answer.StatusCode}: {text}");
        return (string)JsonNode.Parse(text)!["id"]!;
    }

    /// <summary>Polls a job until it is over and returns its last state.</summary>
    public static async Task<JsonNode> Finished(this HttpClient client, string job)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var answer = JsonNode.Parse(await client.GetStringAsync(new Uri($"jobs/{job}", UriKind.Relative)))!;
            if ((string)answer["status"]! is not ("queued" or "running"))
            {
                return answer;
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
