using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Campaign.Bench.Processes;
using Campaign.Bench.Texts;

namespace Campaign.Bench.Measures;

/// <summary>An import of mentions over HTTP, from the first byte of the upload until every row is durable.</summary>
internal static class MentionsMeasure
{
    private const string Mapping = """
        {"at":"time","tone":"tone","toneMap":{"positive":"positive","neutral":"neutral","negative":"negative"},"text":"text","author":"author",
        "channel":{"const":"weibo"},"origin":{"const":"organic"},"externalId":"id"}
        """;

    public static async Task<Result> Run(BenchOptions options)
    {
        var file = Path.Combine(options.Directory, $"campaign-bench-{Guid.NewGuid():N}.csv");
        try
        {
            BenchFiles.WriteMentions(file, options.Rows);
            await using var server = await Server.Campaign(options);
            await Setting.Prepare(server);
            return await Import(server, file, options.Rows);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Result> Import(Server server, string file, int rows)
    {
        var before = server.Memory();
        var processor = server.Processor.Own;
        var begun = Stopwatch.GetTimestamp();
        var job = await Imports.Upload(server, $"campaigns/{Setting.Campaign}/mentions/import", file, Mapping);
        var uploaded = Stopwatch.GetElapsedTime(begun);
        var (done, peak) = await Imports.Finish(server, job);
        var time = Stopwatch.GetElapsedTime(begun);
        var perSecond = rows / time.TotalSeconds;
        var grown = (peak.All - before.All) / 1024.0 / 1024.0;
        return new(
            "mentions",
            string.Create(CultureInfo.InvariantCulture, $"{rows:N0} mentions with unique ids in random order, as a CSV of {new FileInfo(file).Length / 1048576} MB."),
            ["rows/s", "upload s", "total s", "accepted", "rejected", "RSS + MB", "RSS without file pages + MB", "server CPU µs/row"],
            [[
                perSecond.ToString("N0", CultureInfo.InvariantCulture),
                uploaded.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                $"{done["accepted"]}",
                $"{done["rejected"]}",
                grown.ToString("0", CultureInfo.InvariantCulture),
                ((peak.Own - before.Own) / 1024.0 / 1024.0).ToString("0", CultureInfo.InvariantCulture),
                ((server.Processor.Own - processor).TotalMicroseconds / rows).ToString("0.0", CultureInfo.InvariantCulture),
            ]],
            [new("rows", perSecond, 40_000, 80_000, true, "rows/s"), new("memory", grown, 150, 150, false, "MB")]);
    }
}

/// <summary>Imports over HTTP.</summary>
internal static class Imports
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>The job's id.</returns>
    public static async Task<string> Upload(Server server, string path, string file, string mapping)
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream, 128 * 1024);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { new StringContent(mapping), "mapping" }, { content, "file", "bench.csv" } };
        using var answer = await server.Client.PostAsync(new Uri($"/api/v1/{path}", UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (string)JsonNode.Parse(text)!["id"]! : throw new InvalidOperationException(text);
    }

    /// <summary>Waits for the end of a job, sampling the server's memory ten times a second.</summary>
    public static async Task<(JsonNode Job, (long All, long Own) Peak)> Finish(Server server, string job)
    {
        var peak = server.Memory();
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync())
        {
            var now = server.Memory();
            peak = (Math.Max(peak.All, now.All), Math.Max(peak.Own, now.Own));
            var state = JsonNode.Parse(await server.Client.GetStringAsync(new Uri($"/api/v1/jobs/{job}", UriKind.Relative)))!;
            if ((string)state["status"]! is not ("queued" or "running"))
            {
                return (string)state["status"]! == "done" ? (state, peak) : throw new InvalidOperationException($"The import failed: {state}");
            }
        }

        throw new UnreachableException();
    }
}
