using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

internal static class LanguageTags
{
    /// <summary>The language's BCP 47 tag.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh-CN" : "en";
}
