namespace Campaign.Silo.Imports;

/// <summary>Why a single record of a table cannot be read.</summary>
internal static class TableProblems
{
    public static RowProblem StrayQuote(long line) => new(line, "stray-quote", new(
        "引号的位置不对：含引号的内容应整体加引号，内部的引号写两遍。",
        "A quotation mark is out of place: put the whole field in quotes and double the quotes inside it."));

    public static RowProblem UnclosedQuote(long line) => new(line, "unclosed-quote", new(
        "这一行的引号只有开头没有结尾。", "A quotation mark is opened in this row and never closed."));

    public static RowProblem TooLong(long line) => new(line, "row-too-long", new(
        "这一行超过 100 万个字符，未读取。", "This row is longer than a million characters and was not read."));

    public static RowProblem Undecodable(long line) => new(line, "undecodable", new(
        "这一行含有无法识别的字符（文件编码前后不一致）。", "This row holds bytes that do not fit the encoding of the rest of the file."));

    public static RowProblem FieldCount(long line, int found, int expected) => new(line, "field-count", new(
        $"这一行有 {found} 列，表头有 {expected} 列。", $"This row has {found} fields; the header has {expected}."));

    public static RowProblem Uncalculated(long line) => new(line, "formula-without-value", new(
        "单元格是公式且没有保存计算结果。请在 Excel 中打开并保存，或粘贴为数值。",
        "The cell is a formula that was saved without its result. Open and save the file in Excel, or paste it as values."));

    public static RowProblem CellError(long line) => new(line, "cell-error", new(
        "单元格是错误值（如 #N/A、#REF!）。", "The cell holds an error such as #N/A or #REF!."));

    public static RowProblem CellUnreadable(long line) => new(line, "cell-unreadable", new(
        "单元格的内容读不出来或过长。", "The cell cannot be read or is too long."));
}
