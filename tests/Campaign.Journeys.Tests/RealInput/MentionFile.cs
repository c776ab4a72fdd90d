using System.Globalization;
using CsvHelper;

namespace Campaign.Journeys.Tests.RealInput;

/// <summary>The mentions of a file as an independent reader sees them, and the plain sums over them.</summary>
internal sealed class MentionFile
{
    public const string Mapping = """
        {"at":"tweet_created","tone":"airline_sentiment","toneMap":{"positive":"positive","neutral":"neutral","negative":"negative"},
        "text":"text","author":"name","channel":{"const":"x"},"origin":{"const":"organic"},"externalId":"tweet_id"}
        """;

    private readonly List<(DateTime Local, string Tone)> _mentions = [];

    public MentionFile(string path)
    {
        using var csv = CsvReader.FromFile(path);
        while (csv.Read())
        {
            var at = DateTimeOffset.ParseExact(csv.GetString("tweet_created"), "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
            _mentions.Add((at.ToOffset(TimeSpan.FromHours(8)).DateTime, csv.GetString("airline_sentiment")));
        }
    }

    public int Count => _mentions.Count;

    public int Of(string tone) => _mentions.Count(mention => mention.Tone == tone);

    /// <summary>Days as <c>2015-02-24</c>, in Shanghai.</summary>
    public IReadOnlyList<Sums> ByDay() => By(local => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Hours as <c>2015-02-24T07:00:00+08:00</c>, in Shanghai.</summary>
    public IReadOnlyList<Sums> ByHour() => By(local => local.ToString("yyyy-MM-dd'T'HH':00:00+08:00'", CultureInfo.InvariantCulture));

    private List<Sums> By(Func<DateTime, string> bucket) =>
    [
        .. from mention in _mentions
        group mention.Tone by bucket(mention.Local) into tones
        orderby tones.Key
        select new Sums(tones.Key, tones.Count(tone => tone == "positive"), tones.Count(tone => tone == "neutral"), tones.Count(tone => tone == "negative")),
    ];

    internal sealed record Sums(string T, int Positive, int Neutral, int Negative)
    {
        public double Net => (Positive - Negative) / (double)(Positive + Neutral + Negative);
    }
}
