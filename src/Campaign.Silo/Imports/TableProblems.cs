namespace Campaign.Silo.Imports;

/// <summary>Why a single record of a table cannot be read.</summary>
internal static class TableProblems
{
    public static RowProblem UnclosedQuote(long line) => new(line, "unclosed-quote", new(
        "这一行有引号只有开头没有结尾。请补上结尾的引号，内容里的引号写两遍。",
        "A quotation mark is opened in this row and never closed. Close it, and double the quotes inside the text."));

    public static RowProblem TooLong(long line) => new(line, "row-too-long", new(
        "这一行超过 100 万个字符，未读取。", "This row is longer than a million characters and was not read."));

    public static RowProblem Undecodable(long line) => new(line, "undecodable", new(
        "这一行含有无法识别的字符（文件编码前后不一致）。", "This row holds bytes that do not fit the encoding of the rest of the file."));

    /// <summary>A CSV row with content beyond the header's last column.</summary>
    public static RowProblem SurplusCells(long line, int found, int expected, char delimiter)
    {
        var (zh, en) = delimiter switch
        {
            ',' => ("逗号", "comma"),
            ';' => ("分号", "semicolon"),
            '\t' => ("制表符", "tab"),
            '|' => ("竖线", "vertical bar"),
            _ => ($"“{delimiter}”", $"\"{delimiter}\""),
        };
        return new(line, "field-count", new(
            $"这一行有 {found} 格，表头只有 {expected} 格：是不是有{zh}没加引号？请给含{zh}的内容加上引号。",
            $"The row has {found} cells, the header {expected}: an unquoted {en}? Put the text that holds it in quotes."));
    }

    /// <summary>A sheet row with content beyond the header's last column.</summary>
    public static RowProblem SurplusCells(long line, int found, int expected) => new(line, "field-count", new(
        $"这一行有 {found} 格，表头只有 {expected} 格。请删去多出的内容，或在表头写上那一列的名称。",
        $"The row has {found} cells, the header {expected}. Delete what stands beyond it, or give that column a name in the header."));

    public static RowProblem Uncalculated(long line) => new(line, "formula-without-value", new(
        "单元格是公式且没有保存计算结果。请在 Excel 中打开并保存，或粘贴为数值。",
        "The cell is a formula that was saved without its result. Open and save the file in Excel, or paste it as values."));

    public static RowProblem CellError(long line) => new(line, "cell-error", new(
        "单元格是错误值（如 #N/A、#REF!）。", "The cell holds an error such as #N/A or #REF!."));

    public static RowProblem CellUnreadable(long line) => new(line, "cell-unreadable", new(
        "单元格的内容读不出来或过长。", "The cell cannot be read or is too long."));
}
