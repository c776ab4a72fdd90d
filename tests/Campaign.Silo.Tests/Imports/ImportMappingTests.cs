using Campaign.Domain.Mentions;
using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using CsCheck;

namespace Campaign.Silo.Tests.Imports;

public sealed class ImportMappingTests
{
    private static readonly string[] Columns = ["when", "label", "review", "Author"];

    [Fact]
    public void Reads_columns_constants_and_a_zone()
    {
        var mapping = Parse(ImportKind.Mentions, """{"at":"when","tone":"label","author":"author","channel":{"const":"x"},"reach":{"const":5},"timeZone":"UTC"}""");
        Assert.Equal(0, mapping[ImportField.At]?.Column);
        Assert.Equal("Author", mapping[ImportField.Author]?.Name);
        Assert.Equal(("x", "5"), (mapping[ImportField.Channel]?.Constant, mapping[ImportField.Reach]?.Constant));
        Assert.Equal(TimeZoneInfo.Utc.BaseUtcOffset, mapping.Zone.BaseUtcOffset);
    }

    [Fact]
    public void Uses_the_installations_zone_where_none_is_named_also_for_a_guess()
    {
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, """{"at":"when","tone":"label"}""", Columns, Zones.Berlin, out var mapping, out _));
        Assert.Equal((Zones.Berlin, Zones.Berlin), (mapping.Zone, ImportMapping.Guess(ImportKind.Mentions, Columns, Zones.Berlin).Zone));
    }

    [Theory]
    [InlineData("""{"1":"positive","0":"negative"}""")]
    [InlineData("""{"positive":1,"negative":[0,-1]}""")]
    [InlineData("""{"1":"正面","0":"差评"}""")]
    public void Reads_a_tone_map_in_either_direction(string tones)
    {
        var mapping = Parse(ImportKind.Mentions, $$"""{"at":"when","tone":"label","toneMap":{{tones}}}""");
        Assert.Equal((Tone.Positive, Tone.Negative), (mapping.Tones.Find(" 1"), mapping.Tones.Find("0")));
        Assert.Equal(Tone.Neutral, mapping.Tones.Find("中评"));
    }

    [Fact]
    public void Does_not_guess_what_a_number_means_as_tone() => Assert.Null(ToneMap.Usual.Find("0"));

    [Theory]
    [InlineData("""{"at":"when","tone":"label","mood":"x"}""", "mapping-unknown-field", "mood")]
    [InlineData("""{"at":"when","tone":"label","fee":"x"}""", "mapping-unknown-field", "fee")]
    [InlineData("""{"at":"when","tone":"mood"}""", "mapping-missing-column", "mood. Its columns are: when, label, review, Author")]
    [InlineData("""{"at":"when"}""", "mapping-missing-field", "tone")]
    [InlineData("""{"at":"when","tone":{"const":"glad"}}""", "mapping-bad-constant", "tone")]
    [InlineData("""{"at":{"const":"soon"},"tone":"label"}""", "mapping-bad-constant", "at")]
    [InlineData("""{"at":"when","tone":"label","toneMap":{"1":"glad"}}""", "mapping-tone-map", "toneMap")]
    [InlineData("""{"at":"when","tone":"label","timeZone":"Mars/Base"}""", "mapping-time-zone", "timeZone")]
    [InlineData("""{"at":"when","tone":"label","timeZone":"China Standard Time"}""", "mapping-time-zone", "timeZone")]
    [InlineData("""{"at":"when","tone":"label","timeZone":""}""", "mapping-time-zone", "timeZone")]
    [InlineData("""{"at":"when","tone":"label","timeZone":"../../etc/passwd"}""", "mapping-time-zone", "timeZone")]
    [InlineData("""{"at":"when","at":"label","tone":"label"}""", "mapping-malformed", "")]
    [InlineData("""{"at":{"const":"2026-01-01","also":1},"tone":"label"}""", "mapping-malformed", "")]
    [InlineData("""{"at":["when"],"tone":"label"}""", "mapping-malformed", "")]
    [InlineData("""["at"]""", "mapping-malformed", "")]
    [InlineData("{", "mapping-malformed", "")]
    [InlineData("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", "mapping-malformed", "")]
    public void Names_what_is_wrong_in_a_mapping_that_does_not_fit(string json, string code, string names)
    {
        var refusal = Refused(ImportKind.Mentions, json, Columns);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(names, refusal.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_assumes_consent()
    {
        Assert.Contains("consent", Refused(ImportKind.Submissions, null, ["内容", "平台"]).Message.En, StringComparison.Ordinal);
        Assert.Equal(2, Parse(ImportKind.Submissions, null, "内容", "平台", "是否授权")[ImportField.Consent]?.Column);
    }

    [Theory]
    [InlineData("发布时间,情感倾向,平台,作者,内容,点赞数,转发数,原文链接,微博ID", "At,Tone,Channel,Author,Text,Likes,Shares,Url,ExternalId")]
    [InlineData("tweet_id,airline_sentiment,name,retweet_count,text,tweet_created", "ExternalId,Tone,Author,Shares,Text,At")]
    public void Guesses_mentions_from_the_header(string header, string fields)
    {
        var mapping = Parse(ImportKind.Mentions, null, header.Split(','));
        Assert.Equal(fields.Split(','), header.Split(',').Select((_, column) => $"{Enum.GetValues<ImportField>().Single(field => mapping[field]?.Column == column)}"));
    }

    [Fact]
    public void Guesses_partners_from_the_header_and_shows_the_guess_as_a_mapping()
    {
        var mapping = ImportMapping.Guess(ImportKind.Partners, ["达人昵称", "平台", "账号", "粉丝数", "领域", "合作报价"], Zones.Shanghai);
        Assert.Equal(
            ["name", "channel", "handle", "followers", "categories", "fee"],
            System.Text.Json.JsonDocument.Parse(mapping.ToJson()).RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void A_guess_uses_no_column_twice_and_round_trips_as_a_mapping() => Gen.Select(
        Gen.Enum<ImportKind>(),
        Gen.OneOf("id", "编号", "时间", "Created At", "情感", "Text", "text", "内容", "标题", "作者", "name", "达人", "平台", "粉丝数", "kind", "报价", "授权", "url", "链接", "x").Array[1, 12])
        .Sample(
            (kind, header) =>
            {
                using var table = Tables.Open(IndependentCsv.Write([header], ',', "\n"));
                var columns = table.Columns;
                var guess = ImportMapping.Guess(kind, columns, Zones.Shanghai);
                var taken = Enum.GetValues<ImportField>().Select(field => guess[field]?.Column).OfType<int>().ToList();
                Assert.Equal(taken.Distinct(), taken);
                Assert.Equal(ImportMapping.TryParse(kind, null, columns, Zones.Shanghai, out _, out _), ImportMapping.TryParse(kind, guess.ToJson(), columns, Zones.Shanghai, out var sent, out _));
                Assert.All(Enum.GetValues<ImportField>(), field => Assert.True(sent is null || sent[field] == guess[field]));
            },
            iter: 2_000);

    private static ImportMapping Parse(ImportKind kind, string? json, params string[] columns)
    {
        Assert.True(ImportMapping.TryParse(kind, json, columns.Length == 0 ? Columns : columns, Zones.Shanghai, out var mapping, out var refusal), refusal?.Message.En);
        return mapping;
    }

    private static Refusal Refused(ImportKind kind, string? json, string[] columns)
    {
        Assert.False(ImportMapping.TryParse(kind, json, columns, Zones.Shanghai, out _, out var refusal));
        Assert.NotEmpty(refusal.Message.Zh);
        return refusal;
    }
}
