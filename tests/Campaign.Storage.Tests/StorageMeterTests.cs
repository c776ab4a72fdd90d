using System.Diagnostics.Metrics;
using Campaign.Storage.Changes;

namespace Campaign.Storage.Tests;

public sealed class StorageMeterTests
{
    [Fact]
    public void Records_the_size_duration_and_facts_of_a_commit()
    {
        // The listener hears other tests' commits as well, so this one has figures that none of them has.
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
            StorageMeter.Refused();
        });
        foreach (var name in new[] { "campaign.commit.failures", "campaign.journal.conflicts", "campaign.erasures", "campaign.commit.refused" })
        {
            Assert.Contains((name, 1d), heard);
        }
    }

    [Fact]
    public void Failed_change_notifications_are_counted_and_retried()
    {
        using var told = new ManualResetEventSlim();
        var tries = 0;
        var heard = Hear(() =>
        {
            using var teller = new ChangeTeller(_ =>
            {
                if (Interlocked.Increment(ref tries) == 1)
                {
                    throw new IOException("The connection was lost.");
                }

                told.Set();
            });
            teller.Tell([Change.Everything]);
            told.Wait();
        });
        Assert.Contains(("campaign.changes.failures", 1d), heard);
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
