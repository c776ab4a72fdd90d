using System.Diagnostics.Metrics;

namespace Campaign.Storage;

/// <summary>The storage's metrics. Recording costs a few nanoseconds while nobody listens.</summary>
public static class StorageMeter
{
    public const string Name = "Campaign.Storage";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "campaign.commit.duration",
        "s",
        "Time that a group commit takes, from its first step until it is durable.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });

    private static readonly Histogram<int> Steps = Meter.CreateHistogram(
        "campaign.commit.steps",
        "{step}",
        "Callers' writes that share one commit.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });

    private static readonly Counter<long> Facts = Meter.CreateCounter<long>("campaign.journal.facts", "{fact}", "Facts appended to the journal.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("campaign.commit.failures", "{commit}", "Commits of which nothing was written.");

    private static readonly Counter<long> Busy = Meter.CreateCounter<long>("campaign.commit.refused", "{write}", "Writes refused at once because too many waited.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "campaign.journal.conflicts", "{conflict}", "Decisions made on a version that another writer had moved on; they are made again.");

    private static readonly Counter<long> Untold = Meter.CreateCounter<long>(
        "campaign.changes.failures", "{failure}", "Times that changes could not be passed on to other nodes or heard from them; they are told later, and pages are stale until then.");

    private static readonly Counter<long> Erasures = Meter.CreateCounter<long>("campaign.erasures", "{person}", "People erased on request.");

    /// <summary>Records that a group is durable.</summary>
    /// <param name="steps">Writes in the group.</param>
    /// <param name="facts">Facts in the group.</param>
    /// <param name="elapsed">From the group's start until it was durable.</param>
    public static void Committed(int steps, int facts, TimeSpan elapsed)
    {
        Durations.Record(elapsed.TotalSeconds);
        Steps.Record(steps);
        if (facts > 0)
        {
            Facts.Add(facts);
        }
    }

    /// <summary>Records that a group, or a step that ran alone, was rolled back.</summary>
    public static void CommitFailed() => Failures.Add(1);

    /// <summary>Records that changes could not be published or received; it is tried again.</summary>
    public static void ChangesFailed() => Untold.Add(1);

    /// <summary>Records that a write was refused because too many were waiting.</summary>
    public static void Refused() => Busy.Add(1);

    /// <summary>Records that a unit was refused because its stream had moved on.</summary>
    public static void Conflicted() => Conflicts.Add(1);

    public static void Erased() => Erasures.Add(1);
}
