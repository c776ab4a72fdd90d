using System.Text;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Grains.Drives;
using Campaign.Silo.Imports;
using Campaign.Silo.Jobs;
using Campaign.Silo.Submissions;
using Campaign.Storage;
using Campaign.Storage.Files;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Campaign.Silo.Tests.Submissions;

/// <summary>Other nodes keep winning the race for the drive: an import retries by itself, because no client is there to repeat it.</summary>
public sealed class ContendedImportTests
{
    private const string Mapping = """{"text":"text","author":"author","channel":{"const":"weibo"},"consent":{"const":"yes"}}""";

    [Fact]
    public async Task An_import_retries_until_its_write_to_a_contended_drive_succeeds()
    {
        await using var home = new SiloHome();
        BusyJournal? journal = null;
        await home.Start(services => services.AddSingleton<IJournal>(provider => journal = new BusyJournal(provider.GetRequiredService<IStorage>().Journal)));
        var caller = new Caller("li", "r1");
        var drive = home.Services.GetRequiredService<IGrainFactory>().GetGrain<IDriveGrain>("drive/tea");
        await drive.Create(caller, new CreateDrive("tea", "spring", "茶", "说说", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1), null, null, []));

        journal!.Faster = 100;
        var job = await Import(home, "author,text\nli,新杯盖扣得很紧，路上没洒\n");
        while (await home.Jobs.Find(job, CancellationToken.None) is not { Status: JobStatus.Done or JobStatus.Failed })
        {
            await Task.Yield();
        }

        var done = (await home.Jobs.Find(job, CancellationToken.None))!;
        Assert.Equal((JobStatus.Done, 1L, 1L), (done.Status, done.Read, done.Accepted));
        Assert.Equal(0, journal.Faster);
    }

    private static async Task<string> Import(SiloHome home, string csv)
    {
        var files = home.Services.GetRequiredService<IFiles>();
        await File.WriteAllTextAsync(files.Draft("job-1"), csv, Encoding.UTF8);
        await files.Keep("job-1", CancellationToken.None);
        var input = new ImportInput("job-1", new string('0', 64), Mapping, null, "tea.csv");
        await home.Services.GetRequiredService<JobRunner>().Enqueue(
            new JobRow("job-1", SubmissionsImport.Kind, "tea", JobStatus.Queued, 0, 0, 0, 0, input.ToJson(), null, "li", 1, null));
        return "job-1";
    }

    /// <summary>Lets another writer be faster this many times.</summary>
    private sealed class BusyJournal(IJournal real) : IJournal
    {
        public int Faster { get; set; }

        public bool IsShared => true;

        public Task<Appended> Append(JournalUnit unit)
        {
            if (Faster == 0)
            {
                return real.Append(unit);
            }

            Faster--;
            return Task.FromResult(Appended.Conflict);
        }

        public ValueTask<IReadOnlyList<RecordedFact>> Read(string stream, long after, CancellationToken cancellation) => real.Read(stream, after, cancellation);

        public ValueTask<long> Version(string stream, CancellationToken cancellation) => real.Version(stream, cancellation);

        public ValueTask<Snapshot?> ReadSnapshot(string stream, CancellationToken cancellation) => real.ReadSnapshot(stream, cancellation);
    }
}
