using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports;

/// <summary>Why a whole file cannot be imported. None of it was imported.</summary>
internal static class TableRefusals
{
    public static Refusal Empty { get; } = Refusal.Invalid(
        "file-empty", "文件是空的。请导出含表头和数据的文件后重新上传。", "The file is empty. Export it again with its header and rows.");

    public static Refusal NoHeader { get; } = Refusal.Invalid(
        "file-without-header", "文件里没有找到表头。第一行应写明各列的名称。", "No header was found. The first row must name the columns.");

    public static Refusal NotATable { get; } = Refusal.Invalid(
        "file-not-a-table", "这不是 CSV 或 XLSX 表格文件。请导出为其中一种格式后重新上传。", "This is neither a CSV nor an XLSX file. Export it as one of them.");

    public static Refusal WebPage { get; } = Refusal.Invalid(
        "file-not-a-table",
        "这其实是一个网页（或 XML）文件，只是换了扩展名。请用 Excel 打开后另存为 XLSX 再上传。",
        "This is a web page (or XML) under another name. Open it in Excel, save it as XLSX and upload that.");

    public static Refusal LegacyWorkbook { get; } = Refusal.Invalid(
        "workbook-legacy",
        "这是旧版 Excel(.xls)文件。请另存为 XLSX 或 CSV 后重新上传。",
        "This is a workbook of the old Excel format (.xls). Save it as XLSX or CSV and upload that.");

    public static Refusal Encrypted { get; } = Refusal.Invalid(
        "workbook-encrypted",
        "工作簿设有打开密码，无法读取。请去掉密码后重新上传。",
        "The workbook is protected by a password. Remove the password and upload it again.");

    public static Refusal NotAWorkbook { get; } = Refusal.Invalid(
        "file-not-a-table",
        "这是压缩包，不是 Excel 工作簿（XLSX）。请解压后上传其中的表格。",
        "This is an archive, not an Excel workbook (XLSX). Unpack it and upload the table itself.");

    public static Refusal BrokenWorkbook { get; } = Refusal.Invalid(
        "workbook-broken",
        "工作簿已损坏，无法读取。请用 Excel 打开并重新保存，或导出为 CSV。",
        "The workbook is damaged. Open it in Excel and save it again, or export it as CSV.");

    public static Refusal TooLarge { get; } = Refusal.Invalid(
        "workbook-too-large",
        "工作簿解压后过大，出于安全考虑未读取。请拆分文件或导出为 CSV。",
        "Unpacked, the workbook is too large to be read safely. Split it, or export it as CSV.");

    public static Refusal TooManyColumns { get; } = Refusal.Invalid(
        "too-many-columns",
        $"列数超过上限（{TableReader.MaxColumns} 列）。请只保留需要导入的列。",
        $"There are more than {TableReader.MaxColumns} columns. Keep only those to be imported.");

    public static Refusal HeaderUnreadable(RowProblem problem) => Refusal.Invalid(
        "file-without-header", $"表头读不出来:{problem.Reason.Zh}", $"The header cannot be read: {problem.Reason.En}");

    public static Refusal NoSuchSheet(string sheet, IEnumerable<string> sheets)
    {
        var names = string.Join(", ", sheets.Take(50));
        return Refusal.Invalid(
            "sheet-missing", $"工作簿里没有名为“{sheet}”的工作表。现有:{names}。", $"The workbook has no sheet \"{sheet}\". It has: {names}.");
    }
}
