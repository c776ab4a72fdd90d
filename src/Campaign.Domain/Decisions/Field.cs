namespace Campaign.Domain.Decisions;

/// <summary>Checks of single fields, shared by all nouns: each returns null when the value is valid, or the refusal that names the field.</summary>
public static class Field
{
    /// <summary>Larger amounts are typing mistakes, and sums of smaller ones fit every database.</summary>
    public const decimal LargestAmount = 999_999_999_999.99m;

    /// <summary>A required text of at most <paramref name="max"/> characters. Refuses with <c>text-missing</c> or <c>text-too-long</c>.</summary>
    public static Refusal? Text(string field, string? value, int max) =>
        string.IsNullOrWhiteSpace(value)
            ? Refusal.Invalid("text-missing", $"“{field}”不能为空。", $"“{field}” is missing. Fill it in and send again.")
            : Optional(field, value, max);

    /// <summary>An optional text.</summary>
    public static Refusal? Optional(string field, string? value, int max) =>
        value is null || value.Length <= max
            ? null
            : Refusal.Invalid("text-too-long", $"“{field}”最多 {max} 个字，现在有 {value.Length} 个。", $"“{field}” takes {max} characters at most; this has {value.Length}.");

    /// <summary>A text that is required when <paramref name="needed"/>.</summary>
    public static Refusal? Text(string field, string? value, int max, bool needed) => needed ? Text(field, value, max) : Optional(field, value, max);

    /// <summary>An id chosen by the caller. Refuses with <c>id-invalid</c>.</summary>
    public static Refusal? Id(string field, string? value) =>
        Slug.IsValid(value)
            ? null
            : Refusal.Invalid(
                "id-invalid",
                $"“{field}”只能用小写字母、数字和单个连字符，2–80 个字符。",
                $"“{field}” takes lower-case letters, digits and single hyphens, 2–80 characters.");

    /// <summary>An amount of money: not negative, at most two decimals. Refuses with <c>amount-invalid</c>.</summary>
    public static Refusal? Amount(string field, decimal value) =>
        value is >= 0 and <= LargestAmount && decimal.Round(value, 2) == value
            ? null
            : Refusal.Invalid(
                "amount-invalid",
                $"“{field}”应是不小于 0、最多两位小数的金额。",
                $"“{field}” must be an amount of 0 or more with at most two decimals.");

    /// <summary>A web address that people can open. Refuses with <c>url-invalid</c>.</summary>
    public static Refusal? Url(string field, string? value) =>
        value is { Length: <= 2000 } && Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? null
            : Refusal.Invalid(
                "url-invalid",
                $"“{field}”应是以 http:// 或 https:// 开头的完整链接。",
                $"“{field}” must be a complete link that begins with http:// or https://.");

    /// <summary>A list with a length within bounds. Refuses with <c>list-length</c>.</summary>
    public static Refusal? Count<T>(string field, ValueList<T>? items, int min, int max) =>
        (items?.Count ?? 0) >= min && (items?.Count ?? 0) <= max
            ? null
            : Refusal.Invalid("list-length", $"“{field}”应有 {min}–{max} 项。", $"“{field}” takes {min} to {max} entries.");

    /// <summary>The first refusal among a list's items. Refuses an empty entry with <c>entry-empty</c>.</summary>
    public static Refusal? Each<T>(ValueList<T>? items, Func<T, Refusal?> check) =>
        items?.Select(item => item is null ? EmptyEntry : check(item)).FirstOrDefault(refusal => refusal is not null);

    private static Refusal EmptyEntry { get; } =
        Refusal.Invalid("entry-empty", "列表里有空项，请删去或填好。", "A list holds an empty entry. Remove it or fill it in.");
}
