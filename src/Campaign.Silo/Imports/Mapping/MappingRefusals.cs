using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>Why a mapping cannot be used for a file. Nothing was imported.</summary>
internal static class MappingRefusals
{
    private const int MaxListed = 60;

    public static Refusal Malformed { get; } = Refusal.Invalid(
        "mapping-malformed",
        "列对应关系（mapping）不是有效的 JSON 对象。写法示例：{\"text\":\"评论内容\",\"channel\":{\"const\":\"weibo\"}}。",
        "The mapping is not a valid JSON object. Write it like {\"text\":\"Comment\",\"channel\":{\"const\":\"weibo\"}}.");

    public static Refusal ToneMap { get; } = Refusal.Invalid(
        "mapping-tone-map",
        "toneMap 无法使用：每个取值须对应 positive、neutral 或 negative，且不得重复。",
        "The toneMap cannot be used: each mark must stand for positive, neutral or negative, and only once.");

    public static Refusal TimeZone { get; } = Refusal.Invalid(
        "mapping-time-zone",
        "没有 timeZone 所写的时区，未导入。请用 Asia/Shanghai、Europe/Berlin 这样的时区名称（IANA）。",
        "There is no time zone as timeZone names it; nothing was imported. Use a name such as Asia/Shanghai or Europe/Berlin (IANA).");

    public static Refusal UnknownFields(ImportKind kind, IEnumerable<string> unknown)
    {
        var (names, known) = (List(unknown), List(ImportFields.Of(kind).Select(ImportFields.NameOf)));
        return Refusal.Invalid(
            "mapping-unknown-field", $"列对应关系里有不认识的字段:{names}。可用字段:{known}。", $"The mapping names unknown fields: {names}. Known are: {known}.");
    }

    public static Refusal MissingColumns(IEnumerable<string> missing, IEnumerable<string> columns)
    {
        var (names, present) = (List(missing), List(columns));
        return Refusal.Invalid(
            "mapping-missing-column", $"文件里没有这些列:{names}。文件现有列:{present}。", $"The file has no such columns: {names}. Its columns are: {present}.");
    }

    public static Refusal MissingFields(IEnumerable<ImportField> missing, IEnumerable<string> columns)
    {
        var (names, present) = (List(missing.Select(ImportFields.NameOf)), List(columns));
        return Refusal.Invalid(
            "mapping-missing-field",
            $"缺少必填字段的对应关系:{names}。请指定对应的列或常量。文件现有列:{present}。",
            $"Required fields are not mapped: {names}. Name a column or a constant for each. The file's columns are: {present}.");
    }

    public static Refusal BadConstant(ImportField field, Wording reason) => Refusal.Invalid(
        "mapping-bad-constant",
        $"字段 {ImportFields.NameOf(field)} 的常量不可用:{reason.Zh}",
        $"The constant for {ImportFields.NameOf(field)} cannot be used: {reason.En}");

    private static string List(IEnumerable<string> names)
    {
        var all = names.Select(name => name.Length > 60 ? name[..60] + "…" : name).ToList();
        return string.Join(", ", all.Take(MaxListed)) + (all.Count > MaxListed ? " …" : "");
    }
}
