using System.Globalization;
using System.Text.Json;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>Whether each stream has versions 1, 2, 3 … in the order of their positions, of facts that can be read and stand under its campaign.</summary>
internal sealed class JournalCheck(StorageMoment moment, ViewCatalogue views, DateTimeOffset now)
{
    private const string Name = "journal";

    // Nodes' clocks differ by less.
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    public IEnumerable<Flaw> Flaws()
    {
        var (stream, version, position, campaign) = ("", 0L, 0L, (string?)null);
        foreach (var row in moment.Query<JournalRow>(JournalReading.EveryStreamSql))
        {
            if (row.Stream != stream)
            {
                (stream, version, position, campaign) = (row.Stream, 0, 0, row.Campaign);
                if (!views.Follows(stream))
                {
                    yield return new(Name, stream, new("没有视图认识这条流。", "No view follows this stream."));
                }
            }

            if (row.Campaign != campaign || (row.Version == 1 && Says(row, out var said) && row.Campaign != said))
            {
                yield return new(
                    Name,
                    string.Create(CultureInfo.InvariantCulture, $"{row.Stream} {row.Version}"),
                    new("记在另一个活动名下。", "It is kept under another campaign than its stream belongs to."));
            }

            foreach (var flaw in Flaws(row, version, position))
            {
                yield return flaw;
            }

            (version, position) = (row.Version, row.Position);
        }
    }

    private IEnumerable<Flaw> Flaws(JournalRow row, long version, long position)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{row.Stream} {row.Version}");
        if (row.Version != version + 1)
        {
            yield return new(Name, where, new($"前一个版本是 {version}，中间有缺失或重复。", $"The version before it is {version}: facts are missing, or there twice."));
        }

        if (row.Position <= position)
        {
            yield return new(Name, where, new("在日志中的位置早于前一个版本。", "It lies before the version that it follows."));
        }

        if (row.At > (now + Tolerance).ToUnixTimeMilliseconds() || row.At <= 0)
        {
            yield return new(Name, where, new("时间不可信（在未来，或早于 1970 年）。", "Its time cannot be: in the future, or before 1970."));
        }

        if (Unreadable(row) is { } reason)
        {
            yield return new(Name, where, new($"事实 {row.Type} 无法读取：{reason}", $"The fact {row.Type} cannot be read: {reason}"));
        }
    }

    /// <summary>Which campaign a stream's first fact says that it belongs to. What cannot be read is told as that.</summary>
    private bool Says(JournalRow first, out string? campaign)
    {
        campaign = null;
        if (!views.Follows(first.Stream) || Unreadable(first) is not null)
        {
            return false;
        }

        try
        {
            campaign = views.Of(first.Stream).CampaignOf(first.ToFact().Fact);
            return true;
        }
        catch (Exception fault) when (fault is InvalidCastException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // No fact that such a stream begins with: its rows cannot be made, and that is told.
            return false;
        }
    }

    private static string? Unreadable(JournalRow row)
    {
        try
        {
            _ = row.ToFact();
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or InvalidCastException or NotSupportedException or ArgumentException)
        {
            // Messages of the reader may repeat what they read; facts hold no personal data.
            return fault.Message;
        }
    }
}
