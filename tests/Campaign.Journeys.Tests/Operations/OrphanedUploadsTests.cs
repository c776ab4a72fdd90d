using Campaign.Domain.Decisions;
using Campaign.Journeys.Tests.Faults;
using Campaign.Silo.Hosting;
using Campaign.Silo.Jobs;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Operations;

/// <summary>An upload that a crash left without a job is deleted after a day.</summary>
public sealed class OrphanedUploadsTests
{
    [Fact]
    public async Task Uploads_that_no_job_will_read_are_deleted_after_a_day()
    {
        var clock = new ShiftedClock();
        using var server = new CampaignServer(clock, services => services.AddSingleton<IJobKind, UnendingJob>());
        var (files, jobs) = (server.Services.GetRequiredService<IFiles>(), server.Services.GetRequiredService<IJobs>());
        var (orphaned, waiting, ended) = (await Upload(), await Upload(), await Upload());
        var rows = new RowChanges();
        rows.Put(Job(waiting, null));
        rows.Put(Job(ended, 1));
        await jobs.Write(rows);
        using var housekeeping = ActivatorUtilities.CreateInstance<Housekeeping>(server.Services);

        clock.Shift = TimeSpan.FromHours(23);
        await housekeeping.Tidy();
        Assert.All([orphaned, waiting, ended], name => Assert.True(File.Exists(files.Draft(name))));

        clock.Shift = TimeSpan.FromHours(25);
        var late = await Upload();
        await housekeeping.Tidy();
        Assert.All([waiting, late], name => Assert.True(File.Exists(files.Draft(name))));
        Assert.All([orphaned, ended], name => Assert.False(File.Exists(files.Draft(name))));

        async Task<string> Upload()
        {
            var name = Slug.New(JobRow.IdPrefix, clock.GetUtcNow());
            await File.WriteAllTextAsync(files.Draft(name), "text");
            await files.Keep(name, CancellationToken.None);
            return name;
        }
    }

    private static JobRow Job(string id, long? finished) =>
        new(id, UnendingJob.Kind, "none", finished is null ? JobStatus.Queued : JobStatus.Done, 0, 0, 0, 0, "{}", null, "lin", 0, finished);

    private sealed class UnendingJob : IJobKind
    {
        public const string Kind = "unending";

        public string Name => Kind;

        public string Noun => "campaign";

        public async Task<JobRow> Run(JobRow job, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return job;
        }
    }
}
