using System.Diagnostics.Metrics;

namespace Campaign.Storage.Tests;

public sealed class StorageMeterTests
{
    [Fact]
    public void A_commit_tells_its_size_its_time_and_its_facts()
    {
        // Other tests' commits are heard as well, so this one has figures that none of them has.
        var heard = Hear(() => StorageMeter.Committed(steps: 30_011, facts: 30_013, TimeSpan.FromSeconds(30_017)));
        Assert.Contains(("campaign.commit.duration", 30_017d), heard);
        Assert.Contains(("campaign.commit.steps", 30_011d), heard);
        Assert.Contains(("campaign.journal.facts", 30_013d), heard);
    }

    [Fact]
    public void Failures_conflicts_and_erasures_are_counted()
    {
        var heard = Hear(() =>
        {
            StorageMeter.CommitFailed();
            StorageMeter.Conflicted();
            StorageMeter.Erased();
        });
        foreach (var name in new[] { "campaign.commit.failures", "campaign.journal.conflicts", "campaign.erasures" })
        {
            Assert.Contains((name, 1d), heard);
        }
    }

    private static List<(string Name, double Value)> Hear(Action act)
    {
        var heard = new List<(string, double)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == StorageMeter.Name)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Note(string name, double value)
        {
            lock (heard)
            {
                heard.Add((name, value));
            }
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Note(instrument.Name, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Note(instrument.Name, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Note(instrument.Name, value));
        listener.Start();
        act();
        lock (heard)
        {
            return [.. heard];
        }
    }
}
