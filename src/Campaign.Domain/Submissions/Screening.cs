using System.Text.RegularExpressions;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Submissions;

/// <summary>Finds what a moderator should check first: banned words and personal data. It advises and never decides.</summary>
public static partial class Screening
{
    public static ValueList<Finding> Of(DriveState drive, SubmissionText text)
    {
        var findings = ValueList<Finding>.Empty;
        foreach (var word in drive.BannedWords)
        {
            if (Has(text, word))
            {
                findings = findings.Add(BannedWord(word));
            }
        }

        return PersonalNumber().IsMatch(text.Raw) ? findings.Add(PersonalData) : findings;
    }

    /// <summary>An alphabetic word must stand alone; a Chinese word is also found with signs inserted between its characters.</summary>
    private static bool Has(SubmissionText text, string word)
    {
        if (!word.All(char.IsAscii))
        {
            return PlainText.Of(word) is { Length: > 0 } plain && text.Plain.Contains(plain, StringComparison.Ordinal);
        }

        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            if (IsEdge(at - 1) && IsEdge(at + word.Length))
            {
                return true;
            }
        }

        return false;

        int Next(int from) => text.Raw.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
        bool IsEdge(int at) => at < 0 || at >= text.Raw.Length || !char.IsAsciiLetterOrDigit(text.Raw[at]);
    }

    private static Finding BannedWord(string word) => new(
        "banned-word",
        Severity.Warning,
        word,
        new($"出现了敏感词“{word}”。", $"Holds the banned word “{word}”."),
        new("请看上下文后决定。", "Look at the context before deciding."));

    private static Finding PersonalData { get; } = new(
        "personal-data",
        Severity.Warning,
        "text",
        new("可能含有手机号、身份证号或邮箱。", "May hold a phone number, an identity number or an e-mail address."),
        new("公开前请遮盖，或请作者修改。", "Cover it before publishing, or ask the author to change it."));

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]{2,}")]
    private static partial Regex PersonalNumber();
}
