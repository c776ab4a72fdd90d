using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Mapping;
using Campaign.Silo.Imports.Rows;
using Campaign.Silo.Mentions;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Small files that were once read wrong, with the right values.</summary>
public sealed class MisreadFilesTests
{
    [RealDataFact]
    public void A_quotation_mark_inside_an_unquoted_field_is_text()
    {
        var (_, rows, problems) = Mentions("quote-inside-unquoted.csv");
        Assert.Empty(problems);
        Assert.Equal(["q1", "q2", "q3", "q4"], rows.Select(row => row.ExternalId));
        Assert.Equal("got a memo: \"Your reservation cannot be changed online.\" #frustrated", rows[0].Text);
        Assert.Equal("she said \"thank you\", and I did too", rows[2].Text);
        Assert.Equal("5\" screen cracked on board", rows[3].Text);
    }

    [RealDataFact]
    public void A_row_with_content_beyond_the_header_is_refused()
    {
        var (_, rows, problems) = Mentions("ragged.csv");
        Assert.Equal((2L, "field-count"), (Assert.Single(problems).Line, problems[0].Code));
        Assert.StartsWith("The row has 4 cells, the header 3: an unquoted comma?", problems[0].Reason.En, StringComparison.Ordinal);
        Assert.Equal([(3L, null), (4L, "c")], rows.Select(row => (row.Line, row.Text)));
    }

    [RealDataFact]
    public void Missing_trailing_cells_are_empty()
    {
        var (_, rows, problems) = Mentions("trailing-cells-missing.csv");
        Assert.Empty(problems);
        Assert.Equal(File.ReadLines(RealData.Path("cases/trailing-cells-missing.csv")).Count() - 1, rows.Count);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(row => $"a{row}"), rows.Select(row => row.Text));
    }

    [RealDataFact]
    public void A_first_line_may_name_the_delimiter()
    {
        var (description, rows, problems) = Mentions("sep-line.csv");
        Assert.Equal("CSV, UTF-8, ';'", description);
        Assert.Empty(problems);
        Assert.Equal([(3L, "a1", "杯盖掉了"), (4L, "a2", "换好了")], rows.Select(row => (row.Line, row.ExternalId, row.Text!)));
    }

    private static (string Description, List<MentionRow> Rows, List<RowProblem> Problems) Mentions(string file)
    {
        Assert.True(TableReader.TryOpen(RealData.Path($"cases/{file}"), null, out var table, out var refusal), refusal?.Message.En);
        using (table)
        {
            Assert.True(ImportMapping.TryParse(ImportKind.Mentions, null, table.Columns, Zones.Shanghai, out var mapping, out refusal), refusal?.Message.En);
            var (parser, rows, problems) = (new RowParser(mapping, "f"), new List<MentionRow>(), new List<RowProblem>());
            while (table.Read())
            {
                if (parser.TryParse(table, out MentionRow? row, out var problem))
                {
                    rows.Add(row);
                }
                else
                {
                    problems.Add(problem);
                }
            }

            return (table.Description, rows, problems);
        }
    }
}
