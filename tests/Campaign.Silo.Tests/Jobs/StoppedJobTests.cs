using Campaign.Silo.Jobs;
using Campaign.Storage.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Jobs;

/// <summary>A node is shut down while a job runs: the job is not over, it resumes at the next start.</summary>
public sealed class StoppedJobTests
{
    private static readonly JobRow Queued = new("job-1", WaitingJob.Kind, "spring", JobStatus.Queued, 0, 0, 0, 0, "", null, "li", 1, null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_resumes_at_the_next_start_even_if_the_stopping_node_refused_one_of_its_calls(bool refused)
    {
        await using var home = new SiloHome();
        var first = new WaitingJob(refused ? () => new InvalidOperationException("The grain host is stopping.") : () => new OperationCanceledException());
        await home.Start(services => services.AddSingleton<IJobKind>(first));
        await home.Services.GetRequiredService<JobRunner>().Enqueue(Queued);
        await first.Began;
        await home.Stop();

        var second = new WaitingJob(() => new OperationCanceledException());
        await home.Start(services => services.AddSingleton<IJobKind>(second));
        Assert.Equal(Queued with { Status = JobStatus.Running, Lease = 2 }, await second.Began.WaitAsync(TimeSpan.FromMinutes(3)));
        Assert.NotEqual(JobStatus.Failed, (await home.Jobs.Find(Queued.Id, CancellationToken.None))!.Status);
    }

    /// <summary>Runs until the shutdown and then throws.</summary>
    private sealed class WaitingJob(Func<Exception> fault) : IJobKind
    {
        public const string Kind = "waiting";
        private readonly TaskCompletionSource<JobRow> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => Kind;

        public string Noun => "campaign";

        public Task<JobRow> Began => _began.Task;

        public async Task<JobRow> Run(JobRow job, CancellationToken cancellation)
        {
            _began.TrySetResult(job);
            var stopped = new TaskCompletionSource();
            await using var wish = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            throw fault();
        }
    }
}
