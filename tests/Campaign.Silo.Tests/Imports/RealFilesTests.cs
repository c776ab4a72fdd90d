using System.Text;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;
using Campaign.Silo.Submissions;

namespace Campaign.Silo.Tests.Imports;

public sealed class RealFilesTests
{
    private static readonly string[] Files = ["hotel-reviews.zh.csv", "takeaway-reviews.zh.csv", "airline-mentions.en.csv"];

    static RealFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [RealDataFact]
    public void Hotel_reviews_are_7766_records_one_of_them_without_text()
    {
        var (rows, problems) = Submissions("hotel-reviews.zh.csv");
        Assert.Equal((7_765, "missing"), (rows.Count, Assert.Single(problems).Code));
        Assert.Equal(7_765, rows.Select(row => row.Handle).Distinct().Count());
    }

    [RealDataFact]
    public void Takeaway_reviews_are_11987_records() => Assert.Equal((11_987, 0), Submissions("takeaway-reviews.zh.csv") is var (rows, problems) ? (rows.Count, problems.Count) : default);

    [RealDataFact]
    public void Airline_mentions_are_4642_with_43_texts_of_several_lines()
    {
        const string json = """
            {"at":"tweet_created","tone":"airline_sentiment","toneMap":{"positive":"positive","neutral":"neutral","negative":"negative"},
            "text":"text","author":"name","channel":{"const":"x"},"origin":{"const":"organic"},"externalId":"tweet_id"}
            """;
        using var table = Open("airline-mentions.en.csv");
        Assert.True(ImportMapping.TryParse(ImportKind.Mentions, json, table.Columns, Zones.Shanghai, out var mapping, out var refusal), refusal?.Message.En);
        var rows = new List<MentionRow>();
        while (table.Read())
        {
            Assert.True(new RowParser(mapping, "f").TryParse(table, out MentionRow? row, out var problem), problem?.Reason.En);
            rows.Add(row);
        }

        Assert.Equal(4_642, rows.Select(row => row.ExternalId).Distinct().Count());
        Assert.Equal(43, rows.Count(row => row.Text?.Contains('\n', StringComparison.Ordinal) == true));
        Assert.Equal(new DateTimeOffset(2015, 2, 24, 11, 47, 53, TimeSpan.FromHours(-8)), rows[0].At);
    }

    [RealDataFact]
    public void The_same_content_in_other_encodings_and_formats_gives_the_same_records()
    {
        foreach (var file in Files)
        {
            string[][] expected = Records(File.ReadAllBytes(RealData.Path(file)));
            byte[] mark = [0xEF, 0xBB, 0xBF];
            Assert.Equal(expected, Records([.. mark, .. Encoding.UTF8.GetBytes(RealData.Text(file))]));
            Assert.Equal(expected, Records(Encoding.GetEncoding("GB18030").GetBytes(Tables.Csv(expected, ';', "\r\n"))));
            Assert.Equal(expected, Records(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Tables.Csv(expected, '\t', "\r"))).ToArray()));
            Assert.Equal(expected, Records(WorkbookFile.Of(expected)));
        }
    }

    [RealDataFact]
    public void An_independent_reader_finds_the_same_records()
    {
        foreach (var file in Files)
        {
            Assert.Equal(IndependentCsv.Read(RealData.Text(file), ','), Records(File.ReadAllBytes(RealData.Path(file))));
        }
    }

    private static string[][] Records(byte[] bytes)
    {
        using var table = Tables.Open(bytes);
        return [[.. table.Columns], .. table.All().Select(record => record.Problem is null ? record.Fields : throw new InvalidDataException(record.Problem))];
    }

    private static (List<SubmissionRow> Rows, List<RowProblem> Problems) Submissions(string file)
    {
        using var table = Open(file);
        Assert.True(ImportMapping.TryParse(
            ImportKind.Submissions, """{"text":"review","channel":{"const":"shop"},"consent":{"const":true}}""", table.Columns, Zones.Shanghai, out var mapping, out _));
        var parser = new RowParser(mapping, "hotel");
        var (rows, problems) = (new List<SubmissionRow>(), new List<RowProblem>());
        while (table.Read())
        {
            if (parser.TryParse(table, out SubmissionRow? row, out var problem))
            {
                rows.Add(row);
            }
            else
            {
                problems.Add(problem);
            }
        }

        return (rows, problems);
    }

    private static TableReader Open(string file)
    {
        Assert.True(TableReader.TryOpen(RealData.Path(file), null, out var table, out var refusal), refusal?.Message.En);
        return table;
    }
}
