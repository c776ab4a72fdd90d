using Campaign.Journeys.Tests.Nodes;
using Campaign.Silo.Hosting;
using Xunit.Abstractions;

namespace Campaign.Journeys.Tests.Faults;

/// <summary>Disk and clock faults under a single process on SQLite.</summary>
public sealed class SqliteFaultTests(ITestOutputHelper output)
{
    [SmallDiskFact]
    public async Task The_disk_is_full_and_has_room_again()
    {
        using var disk = new Tmpfs(160);
        using var server = await ServerProcess.Start(disk.Folder, "--Storage:LeastFreeMegabytes=1");
        using var way = new AnyNode(() => [server.Address]);
        await new Ordeal(output).Survive(way, [server.Client], async _ =>
        {
            disk.Fill();
            await way.Refuse(100);
            await Ordeal.CanRead(server.Client);
            await Ordeal.IsUnready(server.Client);
            disk.MakeRoom();
        });
        server.Terminate();
        Assert.Equal(0, await server.WaitForExit());
        await Aftermath.TheDatabaseIsWhatItsJournalSays(new StorageOptions(), disk.Folder);
    }

    /// <summary>Deadlines within the repeated hour wait until it has passed; everything else goes on.</summary>
    [Fact]
    public async Task The_clock_is_set_back_by_an_hour()
    {
        var clock = new ShiftedClock();
        using var server = new CampaignServer(clock);
        using var way = new AnyNode(() => [server.Client.BaseAddress!], server.CreateHandler());
        await new Ordeal(output).Survive(way, [server.Client], async load =>
        {
            clock.Shift = TimeSpan.FromHours(-1);
            await load.Answer(2_000);
            clock.Shift = TimeSpan.Zero;
        });
    }
}
