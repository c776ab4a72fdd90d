using System.Globalization;
using System.Text.Json;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>Whether each snapshot equals the state folded from its stream's facts. Snapshots of other view generations are ignored, as in normal use.</summary>
internal sealed class SnapshotCheck(StorageMoment moment, ViewCatalogue views)
{
    private const string Name = "snapshots";
    private const string FactsSql = $"SELECT {JournalRow.Columns} FROM journal WHERE stream = @stream AND version <= @version ORDER BY version";

    public IEnumerable<Flaw> Flaws()
    {
        foreach (var (stream, version, generation, data) in moment.Query<(string, long, long, byte[])>("SELECT stream, version, generation, data FROM snapshots ORDER BY stream").ToList())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{stream} {version}");
            if (!views.Follows(stream) || (generation == views.Of(stream).Generation && !Equals(data, views.Of(stream).Remember(moment.Query<JournalRow>(FactsSql, new { stream, version }).Select(row => row.ToFact()), version))))
            {
                yield return new(Name, where, new(
                    "快照与按事实重放的状态不同。删除它即可，程序会改为重放事实。", "It is not the state that the facts give. Delete the snapshot: the facts are replayed instead."));
            }
        }
    }

    private static bool Equals(byte[] kept, byte[]? replayed)
    {
        if (replayed is null)
        {
            return false;
        }

        try
        {
            using var one = JsonDocument.Parse(kept);
            using var other = JsonDocument.Parse(replayed);
            return JsonElement.DeepEquals(one.RootElement, other.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
