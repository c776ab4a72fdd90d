using Campaign.Domain.Decisions;

namespace Campaign.Api.Http;

/// <summary>Refusals at the edge, before any domain rule runs.</summary>
internal static class HttpRefusals
{
    public static Refusal IdInvalid { get; } = Refusal.Invalid(
        "id-invalid",
        "编号只能由小写字母、数字和单个连字符组成，2–80 个字符。",
        "An id has 2–80 characters: lower-case letters, digits and single hyphens.");

    public static Refusal CursorInvalid { get; } = Refusal.Invalid(
        "cursor-invalid", "翻页标记无效，请从第一页重新开始。", "The cursor is not one of this list's; start from the first page.");

    public static Refusal SortUnknown(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return Refusal.Invalid("sort-unknown", $"这个列表不能这样排序，可选：{list}。", $"The list has no such order. It has: {list}.");
    }

    public static Refusal StatusUnknown(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return Refusal.Invalid("status-unknown", $"没有这个状态，可选：{list}。", $"There is no such status. There are: {list}.");
    }
}
