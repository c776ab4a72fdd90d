namespace Campaign.Silo.Imports.Rows;

/// <summary>Why a readable row is rejected.</summary>
internal static class RowProblems
{
    public static RowProblem Missing(long line, string field) => new(line, "missing", new(
        $"“{field}”为空，该字段必填。", $"\"{field}\" is empty and is required."));

    public static RowProblem TooLong(long line, string field, int limit) => new(line, "too-long", new(
        $"“{field}”超过 {limit} 个字符。", $"\"{field}\" is longer than {limit} characters."));

    public static RowProblem Time(long line, string field) => new(line, "time", new(
        $"“{field}”不是可识别的时间，请写成 2026-03-01 12:30 这样的格式。", $"\"{field}\" is not a time that can be read; write it like 2026-03-01 12:30."));

    public static RowProblem Tone(long line, string field) => new(line, "tone", new(
        $"“{field}”不是可识别的情感倾向，请用 正面/中性/负面，或在 toneMap 中说明取值的含义。",
        $"\"{field}\" is not a known tone; use positive/neutral/negative or explain the marks in toneMap."));

    public static RowProblem Origin(long line, string field) => new(line, "origin", new(
        $"“{field}”不是可识别的来源性质（自然、付费、激励、自有、员工）。",
        $"\"{field}\" is not a known origin (organic, paid, incentivised, owned, staff)."));

    public static RowProblem Number(long line, string field) => new(line, "number", new(
        $"“{field}”不是可识别的数字。", $"\"{field}\" is not a number that can be read."));

    public static RowProblem Link(long line, string field) => new(line, "link", new(
        $"“{field}”不是有效的网址（须以 http:// 或 https:// 开头），或链接过多。",
        $"\"{field}\" is not a web address (http:// or https://), or there are too many of them."));

    public static RowProblem Consent(long line) => new(line, "consent", new(
        "没有用户的同意，不能导入其内容和个人信息。", "Without the user's consent their content and personal data cannot be imported."));

    public static RowProblem RoundedId(long line, string field) => new(line, "rounded-id", new(
        $"“{field}”里的编号已被 Excel 四舍五入（如 5.7E+17），无法还原。请把该列设为文本格式后重新导出。",
        $"The id in \"{field}\" was rounded by Excel (like 5.7E+17) and is lost. Format the column as text and export it again."));

    public static RowProblem Kind(long line, string field) => new(line, "kind", new(
        $"“{field}”须为 article、video、livestream 或 post（图文、视频、直播、帖子）。",
        $"\"{field}\" must be article, video, livestream or post."));

    public static RowProblem Id(long line, string field) => new(line, "id", new(
        $"“{field}”只能用小写字母、数字和连字符，长度 2–80。", $"\"{field}\" may hold lower-case letters, digits and hyphens only, 2–80 of them."));

    public static RowProblem Cell(RowProblem problem, string field) => problem with
    {
        Reason = new($"“{field}”:{problem.Reason.Zh}", $"\"{field}\": {problem.Reason.En}"),
    };
}
