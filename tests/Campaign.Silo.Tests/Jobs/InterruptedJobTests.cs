using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Jobs;

/// <summary>The connection to the database, or the node that hosts a grain, is lost in the middle of a step.</summary>
public sealed class InterruptedJobTests
{
    private static readonly JobRow Queued = new("job-1", "interrupted", "spring", JobStatus.Queued, 0, 0, 0, 0, "", null, "li", 1, null);

    [Fact]
    public async Task A_job_whose_last_write_has_an_unknown_outcome_resumes_from_its_row()
    {
        await using var home = new SiloHome();
        var kind = new InterruptedJob(home);
        await home.Start(services => services.AddSingleton<IJobKind>(kind));
        await home.Services.GetRequiredService<JobRunner>().Enqueue(Queued);
        Assert.Equal([0, 7], await kind.Met.WaitAsync(TimeSpan.FromMinutes(3)));
    }

    /// <summary>Commits a step but loses the reply, and succeeds the second time.</summary>
    private sealed class InterruptedJob(SiloHome home) : IJobKind
    {
        private readonly List<long> _read = [];
        private readonly TaskCompletionSource<IReadOnlyList<long>> _met = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "interrupted";

        public string Noun => "campaign";

        /// <summary>The progress in the row each time the job was started.</summary>
        public Task<IReadOnlyList<long>> Met => _met.Task;

        public async Task<JobRow> Run(JobRow job, CancellationToken cancellation)
        {
            _read.Add(job.Read);
            if (_read.Count == 1)
            {
                await home.Put(job with { Read = 7 });
                throw new OutcomeUnknownException("lost");
            }

            _met.SetResult(_read);
            return job with { Status = JobStatus.Done };
        }
    }
}
