using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;
using Campaign.Silo.Partners;
using Campaign.Silo.Submissions;

namespace Campaign.Silo.Tests.Imports;

public sealed class RowParserTests
{
    private const string Mention = """{"at":"a","tone":"t","text":"x","origin":"o","url":"u","reach":"r","externalId":"i"}""";

    [Fact]
    public void Reads_every_field_of_a_mention()
    {
        var row = MentionOf("2026年3月1日 12:30,差评,\"不好\r\n真的\",激励,https://weibo.com/1,1.2万,77");
        Assert.Equal(
            new(2, "77", new(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(8)), Tone.Negative, Origin.Incentivised, "other", null, "不好\n真的", "https://weibo.com/1", 12_000, null, null, null),
            row);
    }

    [Theory]
    [InlineData(",正面,,,,,", "missing")]
    [InlineData("2/3/2026,正面,,,,,", "time")]
    [InlineData("2026-03-01,,,,,,", "missing")]
    [InlineData("2026-03-01,1,,,,,", "tone")]
    [InlineData("2026-03-01,正面,,who knows,,,", "origin")]
    [InlineData("2026-03-01,正面,,,javascript:alert(1),,", "link")]
    [InlineData("2026-03-01,正面,,,,many,", "number")]
    [InlineData("2026-03-01,正面,,,,,5.70309E+17", "rounded-id")]
    [InlineData("2026-03-01,正面,,,,,77,more", "field-count")]
    public void Says_what_is_wrong_with_a_mention(string line, string code)
    {
        var problem = MentionProblem(line);
        Assert.Equal((2L, code), (problem.Line, problem.Code));
        Assert.NotEmpty(problem.Reason.Zh);
    }

    [Fact]
    public void Refuses_a_text_beyond_the_limit()
    {
        Assert.Equal("too-long", MentionProblem($"2026-03-01,正面,{new string('长', 10_001)},,,,").Code);
        Assert.Equal(10_000, MentionOf($"2026-03-01,正面,{new string('长', 10_000)},,,,").Text?.Length);
    }

    [Fact]
    public void Strips_control_and_direction_characters_but_not_emoji() =>
        Assert.Equal("好吃👨‍👩‍👧", MentionOf("2026-03-01,正面,\b好\u202E吃\u0007👨‍👩‍👧,,,,").Text);

    [Fact]
    public void Gives_the_same_content_the_same_id_and_other_content_another()
    {
        var (one, same, other) = (MentionOf("2026-03-01,正面,好,,,,"), MentionOf("2026/3/1 00:00,positive,好,,,,"), MentionOf("2026-03-01,正面,坏,,,,"));
        Assert.Equal(one.ExternalId, same.ExternalId);
        Assert.NotEqual(one.ExternalId, other.ExternalId);
    }

    [Fact]
    public void Gives_rows_without_text_an_id_by_their_line()
    {
        using var table = Tables.Open("at,tone\n2026-03-01,正面\n2026-03-01,正面\n");
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, null, table.Columns, Zones.Shanghai, out var mapping, out _));
        var parser = new RowParser(mapping, "file");
        Assert.True(table.Read() && parser.TryParse(table, out MentionRow? first, out _) && table.Read() && parser.TryParse(table, out MentionRow? second, out _)
            && first.ExternalId != second.ExternalId);
    }

    [Theory]
    [InlineData("好,wb,是,u1,http://a.cn http://b.cn", null)]
    [InlineData("好,wb,,u1,", "consent")]
    [InlineData("好,wb,否,u1,", "consent")]
    [InlineData(",wb,是,u1,", "missing")]
    [InlineData("好,,是,u1,", "missing")]
    [InlineData("好,wb,是,u1,ftp://a.cn", "link")]
    public void Accepts_a_submission_only_with_consent_text_and_channel(string line, string? code)
    {
        using var table = Tables.Open("内容,平台,是否授权,用户名,链接\n" + line + "\n");
        Assert.True(ImportMapping.TryParse(ImportKind.Submissions, null, table.Columns, Zones.Shanghai, out var mapping, out _));
        Assert.True(table.Read());
        Assert.Equal(code is null, new RowParser(mapping, "f").TryParse(table, out SubmissionRow? row, out var problem));
        Assert.Equal(code, problem?.Code);
        Assert.Equal(code is null ? 2 : null, row?.Links.Count);
    }

    [Theory]
    [InlineData("小茶,weibo,tea,3.4w,美食、茶饮,短视频,\"¥20,000\",tea-1", null)]
    [InlineData(",weibo,tea,,,,,", "missing")]
    [InlineData("小茶,weibo,tea,,,海报,,", "kind")]
    [InlineData("小茶,weibo,tea,,,,,Not A Slug", "id")]
    public void Reads_a_partner(string line, string? code)
    {
        using var table = Tables.Open("name,channel,handle,followers,categories,kind,fee,id\n" + line + "\n");
        Assert.True(ImportMapping.TryParse(ImportKind.Partners, null, table.Columns, Zones.Shanghai, out var mapping, out _));
        Assert.True(table.Read());
        _ = new RowParser(mapping, "f").TryParse(table, out PartnerRow? row, out var problem);
        Assert.Equal(code, problem?.Code);
        if (code is null)
        {
            Assert.Equal(new(2, "tea-1", "小茶", "weibo", "tea", 34_000, ["美食", "茶饮"], null, "video", 20_000), row);
        }
    }

    [Fact]
    public void Refuses_a_row_for_a_broken_cell_only_if_its_column_is_mapped()
    {
        var file = new WorkbookFile(
            WorkbookFile.Row(1, WorkbookFile.Inline("at"), WorkbookFile.Inline("tone"), WorkbookFile.Inline("note"))
            + WorkbookFile.Row(2, WorkbookFile.Inline("2026-03-01"), WorkbookFile.Inline("正面"), "<c t=\"e\"><v>#N/A</v></c>")
            + WorkbookFile.Row(3, "<c><f>NOW()</f></c>", WorkbookFile.Inline("正面")));
        using var table = Tables.Open(file.Bytes());
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, null, table.Columns, Zones.Shanghai, out var mapping, out _));
        var parser = new RowParser(mapping, "f");
        Assert.True(table.Read() && parser.TryParse(table, out MentionRow? _, out _) && table.Read());
        Assert.False(parser.TryParse(table, out MentionRow? _, out var problem));
        Assert.Equal((3L, "formula-without-value"), (problem.Line, problem.Code));
    }

    private static MentionRow MentionOf(string line)
    {
        Assert.True(Parse(line, out var row, out var problem), problem?.Reason.En);
        return row!;
    }

    private static RowProblem MentionProblem(string line)
    {
        Assert.False(Parse(line, out _, out var problem));
        return problem!;
    }

    private static bool Parse(string line, out MentionRow? row, out RowProblem? problem)
    {
        using var table = Tables.Open("a,t,x,o,u,r,i\n" + line + "\n");
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, Mention, table.Columns, Zones.Shanghai, out var mapping, out var refusal), refusal?.Message.En);
        Assert.True(table.Read());
        return new RowParser(mapping, "f").TryParse(table, out row, out problem);
    }
}
