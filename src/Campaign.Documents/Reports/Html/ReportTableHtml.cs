using System.Text;

namespace Campaign.Documents.Reports.Html;

/// <summary>A table with its caption and a header that is repeated on every page.</summary>
internal static class ReportTableHtml
{
    /// <summary>A table up to this length moves to the next page instead of being split.</summary>
    private const int RowsKeptTogether = 14;

    public static void Write(StringBuilder html, ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            html.Append("<h3>").Text(table.Title).Append("</h3><p class=\"empty\">").Text(table.Empty).Append("</p>");
            return;
        }

        html.Append("<table id=\"table-").Append(table.Id).Append("\" class=\"").Append(table.Columns.Count > 8 ? "dense " : "").Append(table.Rows.Count <= RowsKeptTogether ? "short" : "")
            .Append("\"><caption>").Text(table.Title).Append("</caption><thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\"").Append(Class(column)).Append('>').Text(column.Title).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            html.Append(table.Total && row == table.Rows.Count - 1 ? "<tr class=\"total\">" : "<tr>");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                html.Append("<td").Append(Class(table.Columns[column])).Append('>').Text(table.Rows[row][column].Text).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static string Class(ReportColumn column) => column.Kind switch
    {
        FigureKind.Text when column.Wide => " class=\"wide\"",
        FigureKind.Text => "",
        FigureKind.Date => " class=\"date\"",
        _ => " class=\"number\"",
    };
}
