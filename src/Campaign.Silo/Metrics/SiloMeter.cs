using System.Diagnostics;
using System.Diagnostics.Metrics;
using Campaign.Storage.Jobs;

namespace Campaign.Silo.Metrics;

/// <summary>Metrics of a node's own work: deliveries and jobs.</summary>
public static class SiloMeter
{
    public const string Name = "Campaign.Silo";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "campaign.messages.deliveries", "{delivery}", "Attempts to deliver a message, by outcome: done, refused (tried again), failed (tried again), aside (not tried again).");

    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("campaign.jobs.ended", "{job}", "Jobs that ended, by kind and last status.");

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "campaign.jobs.rows", "{row}", "Rows of ended jobs, by kind and outcome: accepted, rejected.");

    private static readonly Histogram<double> JobDurations = Meter.CreateHistogram(
        "campaign.jobs.duration",
        "s",
        "Time from a job's arrival to its end, waiting and interruptions included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600, 14400] });

    /// <summary>Spans of deliveries and jobs.</summary>
    internal static ActivitySource Spans { get; } = new(Name);

    internal static void Delivered(string outcome) => Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void Ended(JobRow job)
    {
        var kind = new KeyValuePair<string, object?>("kind", job.Kind);
        Jobs.Add(1, kind, new("status", job.Status));
        Rows.Add(job.Accepted, kind, new("outcome", "accepted"));
        Rows.Add(job.Rejected, kind, new("outcome", "rejected"));
        if (job.Finished is { } finished)
        {
            JobDurations.Record((finished - job.Created) / 1000d, kind);
        }
    }
}
