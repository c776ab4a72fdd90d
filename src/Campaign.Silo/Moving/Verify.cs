using System.Globalization;
using Campaign.Domain.Decisions;
using Campaign.Storage.Archives;
using Campaign.Storage.Verification;
using Campaign.Storage.Views;

namespace Campaign.Silo.Moving;

/// <summary>Checks whether the database matches its journal, and prints a line for each mismatch. Changes nothing; the server may keep running.</summary>
internal sealed class Verify(IArchive archive, IEnumerable<IView> views, TimeProvider clock, CommandConsole console)
{
    /// <summary>Lines per check: the first ones show what happened, and millions would hide it.</summary>
    private const int Most = 50;

    private static readonly Dictionary<string, Wording> Names = new(StringComparer.Ordinal)
    {
        ["journal"] = new("日志", "journal"),
        ["people"] = new("个人信息", "people"),
        ["messages"] = new("消息与期限", "messages"),
        ["mentions"] = new("声量合计", "mentions"),
        ["ledgers"] = new("奖励池账目", "ledgers"),
        ["snapshots"] = new("快照", "snapshots"),
        ["states"] = new("没有历史的状态", "states without a history"),
        ["views"] = new("视图（与重建结果比对）", "views"),
    };

    public int Run()
    {
        using var moment = archive.Read();
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        var verification = new DatabaseVerification(moment, views, clock.GetUtcNow());
        foreach (var flaw in verification.Run(check => console.Say($"检查{Names[check].Zh}……", $"Checking {Names[check].En} …")))
        {
            var count = found[flaw.Check] = found.GetValueOrDefault(flaw.Check) + 1;
            if (count <= Most)
            {
                console.Result($"{flaw.Check}\t{flaw.Where}\t{flaw.What.In(console.Language)}");
            }
        }

        foreach (var (check, count) in found.Where(pair => pair.Value > Most))
        {
            var more = (count - Most).ToString("N0", CultureInfo.InvariantCulture);
            console.Result($"{check}\t…\t{new Wording($"另有 {more} 处。", $"And {more} more.").In(console.Language)}");
        }

        return Conclude(found);
    }

    private int Conclude(Dictionary<string, long> found)
    {
        var all = found.Values.Sum().ToString("N0", CultureInfo.InvariantCulture);
        if (found.Count == 0)
        {
            console.Say("没有发现问题。", "Nothing is wrong.");
            return Commands.Done;
        }

        console.Say(
            found.ContainsKey("journal")
                ? new($"发现 {all} 处问题。日志本身有问题，账目、快照和视图未检查。请保留现场，用最近一份完好的备份恢复。",
                    $"{all} flaws. The journal itself has some, so ledgers, snapshots and views were not looked at. Keep this database as it is, and restore the last good archive elsewhere.")
                : new($"发现 {all} 处问题。什么都没有改动。视图的问题可用 rebuild-views 修复，其余请先保留现场。",
                    $"{all} flaws. Nothing was changed. Flaws of views go with rebuild-views; with others keep the database as it is and look first."));
        return Commands.Refused;
    }
}
