using System.Globalization;
using System.Text.Json.Nodes;
using Campaign.Documents.Reports;

namespace Campaign.Documents.Charts;

/// <summary>Vertical lines on marked days. Neighbours whose labels would overlap share one, such as 4–9, above their middle.</summary>
internal static class ChartMarks
{
    private const double CharacterWidth = 6;
    private const double Gap = 4;

    /// <param name="width">Width of the whole chart, in pixels.</param>
    public static JsonObject Lines(ReportChart chart, int width)
    {
        var days = chart.Data.Rows.Select(row => row[chart.Data.IndexOf(chart.Category)].Date).ToList();
        var dayWidth = (width - ChartOptions.LeftOfDays - ChartOptions.RightOfDays) / (double)days.Count;
        var marks = chart.Marks.Where(mark => days.Contains(mark.Day)).ToLookup(mark => mark.Strong);
        var groups = Groups(marks[false].GroupBy(mark => mark.Day).Select(day => new Place(day.Key, days.IndexOf(day.Key) * dayWidth, day.First().Label, day.Last().Label)));
        return new()
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["data"] = new JsonArray([
                .. groups.SelectMany(group => group.Places.Select(place => Line(place.Day, place == group.Middle ? group.Label : "", strong: false))),
                .. marks[true].Select(mark => Line(mark.Day, mark.Label, strong: true)),
            ]),
        };
    }

    private static Stack<Group> Groups(IEnumerable<Place> places)
    {
        var groups = new Stack<Group>();
        foreach (var place in places.OrderBy(place => place.At))
        {
            var group = new Group([place]);
            while (groups.TryPeek(out var before) && before.Right + Gap > group.Left)
            {
                group = new([.. groups.Pop().Places, .. group.Places]);
            }

            groups.Push(group);
        }

        return groups;
    }

    private static JsonObject Line(DateOnly day, string label, bool strong) => new()
    {
        ["xAxis"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["name"] = label,
        ["label"] = new JsonObject
        {
            ["show"] = label.Length > 0,
            ["formatter"] = "{b}",
            ["position"] = strong ? "insideEndTop" : "end",
            ["color"] = strong ? Palette.Alarm : Palette.Ink,
            ["fontSize"] = 10,
        },
        ["lineStyle"] = new JsonObject { ["color"] = strong ? Palette.Alarm : Palette.Muted, ["width"] = 1, ["type"] = strong ? "solid" : "dotted" },
    };

    /// <summary>A day's line, <paramref name="At"/> pixels from the left, and its first and last label.</summary>
    private sealed record Place(DateOnly Day, double At, string First, string Last);

    private sealed record Group(IReadOnlyList<Place> Places)
    {
        public Place Middle => Places[Places.Count / 2];

        public string Label => Places[0].First == Places[^1].Last ? Places[0].First : $"{Places[0].First}–{Places[^1].Last}";

        public double Left => Middle.At - Label.Length * CharacterWidth / 2;

        public double Right => Middle.At + Label.Length * CharacterWidth / 2;
    }
}
