using Campaign.Domain.Decisions;

namespace Campaign.Api.Http;

/// <summary>Refusals at the edge, before any rule is asked.</summary>
internal static class HttpRefusals
{
    public static Refusal IdInvalid { get; } = Refusal.Invalid(
        "id-invalid",
        "编号只能由小写字母、数字和单个连字符组成，2–80 个字符。",
        "An id has 2–80 characters: lower-case letters, digits and single hyphens.");
}
