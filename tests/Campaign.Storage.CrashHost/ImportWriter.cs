using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Jobs;
using Campaign.Storage.Mentions;

namespace Campaign.Storage.CrashHost;

/// <summary>Imports mentions chunk by chunk; the job's row, committed with each chunk, says how many there must be.</summary>
internal sealed class ImportWriter(IStorage storage)
{
    private const int ChunkSize = 200;

    public async Task Run()
    {
        var done = (await storage.Jobs.Find("import", CancellationToken.None))?.Accepted ?? 0;
        while (true)
        {
            var chunk = Enumerable.Range(0, ChunkSize).Select(index => Mention(done + index)).ToList();
            var next = done + ChunkSize;
            await storage.Mentions.Add("tea", "import", chunk, (_, rows) => rows.Put(
                new JobRow("import", "mentions-import", "tea", "running", 0, next, next, 0, "{}", null, "li.na", 0, null)));
            done = next;
            Console.WriteLine($"import 0 {done}");
        }
    }

    private static Mention Mention(long number) => new(
        MentionIdentity.Of("tea", "weibo", $"{number}"), DateTimeOffset.UnixEpoch.AddMinutes(number), "weibo", Origin.Organic, (Tone)(number % 3), 0, null, "要求退款");
}
