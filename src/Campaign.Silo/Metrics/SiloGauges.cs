using System.Diagnostics.Metrics;
using Campaign.Silo.Hosting;
using Campaign.Storage.Jobs;
using Campaign.Storage.Messages;
using Microsoft.Extensions.Hosting;

namespace Campaign.Silo.Metrics;

/// <summary>Gauges of the database and the disk, read on request.</summary>
internal sealed class SiloGauges(IMeterFactory meters, DataFiles files, MessageQueries messages, JobQueries jobs, TimeProvider clock) : IHostedService
{
    // Gauges that are read together share one reading.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private (long At, MessageBacklog Backlog)? _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(SiloMeter.Name);
        meter.CreateObservableGauge("campaign.messages.due", () => Backlog().Due, "{message}", "Messages and deadlines whose time has come.");
        meter.CreateObservableGauge("campaign.messages.retrying", () => Backlog().Retrying, "{message}", "Messages that were refused or failed and are tried again.");
        meter.CreateObservableGauge("campaign.messages.aside", () => Backlog().Aside, "{message}", "Messages that were set aside: they wait for an administrator.");
        meter.CreateObservableGauge("campaign.messages.lateness", Lateness, "s", "How long the longest waiting due message waits.");
        meter.CreateObservableGauge("campaign.jobs", Jobs, "{job}", "Jobs kept, by status.");
        if (files.Database is not null)
        {
            meter.CreateObservableGauge("campaign.database.size", () => files.DatabaseSize, "By", "Size of the database file.");
            meter.CreateObservableGauge("campaign.database.log.size", () => files.LogSize, "By", "Size of the write-ahead log.");
        }

        meter.CreateObservableGauge("campaign.disk.free", () => files.FreeSpace, "By", "Free space on the disk of the database.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private double Lateness() => Backlog().Oldest is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<long>> Jobs() =>
        jobs.ByStatus().Select(row => new Measurement<long>(row.Count, new KeyValuePair<string, object?>("status", row.Status)));

    private MessageBacklog Backlog()
    {
        lock (_gate)
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) > Fresh)
            {
                _last = last = (clock.GetTimestamp(), messages.Backlog(clock.GetUtcNow()));
            }

            return last.Backlog;
        }
    }
}
