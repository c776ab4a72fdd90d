using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

internal static class LanguageTags
{
    /// <summary>The language as BCP 47 writes it.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh-CN" : "en";
}
