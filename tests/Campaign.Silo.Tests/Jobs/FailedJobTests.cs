using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Jobs;

/// <summary>A job is retried by itself while the database is unreachable or full. Any other fault fails it.</summary>
public sealed class FailedJobTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new TransientStorageException("The disk is full."), JobStatus.Done },
        { new OutcomeUnknownException("The connection was lost.", new IOException()), JobStatus.Done },
        { new StorageException("A key is there already."), JobStatus.Failed },
        { new InvalidOperationException("A fault of ours."), JobStatus.Failed },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_job_is_retried_after_a_transient_fault_and_fails_on_any_other(Exception fault, string expected)
    {
        await using var home = new SiloHome();
        await home.Start(services => services.AddSingleton<IJobKind>(new OnceFailingJob(fault)));
        await home.Services.GetRequiredService<JobRunner>().Enqueue(
            new JobRow("job-1", OnceFailingJob.Kind, "spring", JobStatus.Queued, 0, 0, 0, 0, "", null, "li", 1, null));
        JobRow job;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await timer.WaitForNextTickAsync();
            job = (await home.Jobs.Find("job-1", CancellationToken.None))!;
        }
        while (job.Status is JobStatus.Queued or JobStatus.Running);
        Assert.Equal(expected, job.Status);
    }

    private sealed class OnceFailingJob(Exception fault) : IJobKind
    {
        public const string Kind = "failing";
        private Exception? _fault = fault;

        public string Name => Kind;

        public string Noun => "campaign";

        public Task<JobRow> Run(JobRow job, CancellationToken cancellation) =>
            Interlocked.Exchange(ref _fault, null) is { } fault ? Task.FromException<JobRow>(fault) : Task.FromResult(job with { Status = JobStatus.Done });
    }
}
