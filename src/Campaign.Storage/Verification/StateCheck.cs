using Campaign.Storage.Archives;
using Campaign.Storage.States;

namespace Campaign.Storage.Verification;

/// <summary>Whether each state can be read and belongs to a known person.</summary>
internal sealed class StateCheck(StorageMoment moment)
{
    private const string Name = "states";

    public IEnumerable<Flaw> Flaws()
    {
        var people = moment.Query<string>("SELECT id FROM staff").ToHashSet(StringComparer.Ordinal);
        foreach (var row in moment.Rows(ArchiveTables.States))
        {
            var (kind, key, data) = ((string)row[0]!, (string)row[1]!, (byte[])row[4]!);
            if (StateKind.Of(kind) is not { } known)
            {
                yield return new(Name, $"{kind} {key}", new("没有程序认识这类状态。", "Nothing here knows states of this kind."));
            }
            else if (!known.Reads(data))
            {
                yield return new(Name, $"{kind} {key}", new("状态无法读取。删除它不影响别的数据。", "The state cannot be read. Nothing else depends on it: delete it."));
            }
            else if (known.Owner(key) is not { } owner || !people.Contains(owner))
            {
                yield return new(Name, $"{kind} {key}", new("状态不属于任何已知的人。删除它不影响别的数据。", "The state belongs to nobody who is known. Nothing else depends on it: delete it."));
            }
        }
    }
}
