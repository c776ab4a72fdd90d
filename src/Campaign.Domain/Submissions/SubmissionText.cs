using System.Security.Cryptography;
using System.Text;

namespace Campaign.Domain.Submissions;

/// <summary>A submission's text with everything that is expensive to compute, prepared outside a grain's turn.</summary>
/// <param name="Raw">As the author wrote it.</param>
/// <param name="Plain">See <see cref="PlainText"/>.</param>
/// <param name="Hash">SHA-256 of the raw text, in base64.</param>
public sealed record SubmissionText(string Raw, string Plain, string Hash, Fingerprint Fingerprint)
{
    public const int Longest = 10_000;

    /// <summary>Analyses a text. One that is too long to be accepted is not analysed further.</summary>
    public static SubmissionText Of(string? text)
    {
        var raw = text ?? "";
        if (raw.Length > Longest)
        {
            return new(raw, "", "", default);
        }

        return new(raw, PlainText.Of(raw), Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(raw))), Fingerprint.Of(raw));
    }

    /// <summary>Never the text itself: it is personal data and must not reach a log.</summary>
    public override string ToString() => $"{Raw.Length} characters";
}
