using System.Globalization;
using System.Net;
using System.Text;
using Campaign.Domain.Submissions;
using Campaign.Silo.Imports;
using Campaign.Silo.Jobs;
using Campaign.Silo.Submissions;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Submissions;

public sealed class ImportJourney : IDisposable
{
    private const string Mapping = """{"text":"review","channel":{"const":"hotel-site"},"consent":{"const":"yes"}}""";
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task A_crashed_import_resumes_after_the_last_recorded_line()
    {
        await _server.OpenDrive();
        var lines = new List<string> { "review" };
        lines.AddRange(Enumerable.Range(0, 900).Select(index => string.Create(CultureInfo.InvariantCulture, $"第 {index} 位")));
        lines[700] = "";
        var job = await Begin(lines.Take(601));
        var half = await Run(job);
        Assert.Equal((600, 600, 0), (half.Read, half.Accepted, half.Rejected));
        var whole = await Run(half with { Input = await Input(half.Id, lines), Status = JobStatus.Running });
        Assert.Equal((900, 899, 1), (whole.Read, whole.Accepted, whole.Rejected));
        var kept = (await Jobs.Find(job.Id, CancellationToken.None))!;
        Assert.Equal((900, 899, 1), (kept.Read, kept.Accepted, kept.Rejected));
        Assert.Equal(701, Assert.Single(await Jobs.Rejects(job.Id, 0, 10, CancellationToken.None)).Line);
        Assert.Equal(899, (int)(await _server.Get("drives/tea/submissions?limit=1"))["total"]!);
    }

    [Fact]
    public async Task A_crashed_import_counts_rows_that_reached_the_drive_unrecorded_and_adds_none_twice()
    {
        await _server.OpenDrive();
        var lines = new List<string> { "review" };
        lines.AddRange(Enumerable.Range(0, 300).Select(index => string.Create(CultureInfo.InvariantCulture, $"第 {index} 位")));
        lines[7] = new string('长', SubmissionText.Longest + 1);
        var job = await Begin(lines);
        await Run(job);
        var rows = new Campaign.Storage.Rows.RowChanges();
        rows.Put(job);
        await Jobs.Write(rows);

        var again = await Run(job);
        Assert.Equal((300, 299, 1), (again.Read, again.Accepted, again.Rejected));
        Assert.Equal(8, Assert.Single(await Jobs.Rejects(job.Id, 0, 10, CancellationToken.None)).Line);
        Assert.Equal(299, (int)(await _server.Get("drives/tea/submissions?limit=1"))["total"]!);
        var funnel = (await _server.Get("drives/tea"))["funnel"]!;
        Assert.Equal((299, null), ((int)funnel["takenIn"]!, funnel["refused"]!["duplicate"]));
    }

    [Fact]
    public async Task A_file_for_an_unknown_drive_or_without_consent_is_refused()
    {
        using var nowhere = await Upload("drives/nowhere/submissions/import", "review\n好喝\n", Mapping);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        await _server.OpenDrive();
        using var silent = await Upload("drives/tea/submissions/import", "review\n好喝\n", """{"text":"review","channel":{"const":"x"}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
    }

    public void Dispose() => _server.Dispose();

    private IJobs Jobs => _server.Services.GetRequiredService<IJobs>();

    private async Task<HttpResponseMessage> Upload(string path, string text, string mapping)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text, Encoding.UTF8), "file", "reviews.csv" }, { new StringContent(mapping), "mapping" } };
        return await _server.Client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private async Task<JobRow> Begin(IEnumerable<string> lines)
    {
        var job = new JobRow("job-one", SubmissionsImport.Kind, "tea", JobStatus.Running, 0, 0, 0, 0, await Input("job-one", lines), null, "tests", 0, null);
        var rows = new Campaign.Storage.Rows.RowChanges();
        rows.Put(job);
        await Jobs.Write(rows);

        // Leased as if by another node, so that the server's runner leaves it alone.
        var now = await Jobs.Now();
        return Assert.Single(await Jobs.Take("tests", [], 1, now, now.AddHours(1)));
    }

    private async Task<string> Input(string job, IEnumerable<string> lines)
    {
        var files = _server.Services.GetRequiredService<IFiles>();
        await File.WriteAllLinesAsync(files.Draft(job), lines.Select(line => $"\"{line}\""));
        await files.Keep(job, CancellationToken.None);
        return new ImportInput(job, new string('a', 64), Mapping, null).ToJson();
    }

    /// <summary>Runs the job to the end of its file and returns its row as stored with the last chunk.</summary>
    private async Task<JobRow> Run(JobRow job)
    {
        await _server.Services.GetServices<IJobKind>().OfType<SubmissionsImport>().Single().Run(job, CancellationToken.None);
        return (await Jobs.Find(job.Id, CancellationToken.None))!;
    }
}
