using System.Text;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Drafts;

/// <summary>What may be saved as an unsent draft, how much of it and for how long.</summary>
public static class DraftRules
{
    /// <summary>Drafts per person.</summary>
    public const int Most = 100;

    /// <summary>In bytes of UTF-8. A Chinese article of 20,000 characters, with its previous version, takes half of it.</summary>
    public const int Largest = 256 * 1024;

    private const int LongestForm = 400;
    private const int MostParts = 8;
    private const int LongestTitle = 200;
    private const int LongestPath = 1000;

    /// <summary>Counted from the last change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether this is a valid form name: slugs separated by slashes, first the stream of what the form is about, such as <c>pool/tea-coupons/amend</c>. So
    /// names never hold what people wrote, and drafts about a thing are found by their name.
    /// </summary>
    public static bool IsForm(string form) => form.Length <= LongestForm && form.Split('/') is { Length: >= 2 and <= MostParts } parts && parts.All(Slug.IsValid);

    /// <summary>In bytes of UTF-8.</summary>
    public static int SizeOf(DraftState draft) => Encoding.UTF8.GetByteCount(draft.Values) + Encoding.UTF8.GetByteCount(draft.Basis ?? "");

    /// <summary>Why it cannot be saved; null when it can.</summary>
    public static Refusal? Check(string form, DraftState draft) =>
        !IsForm(form) ? DraftRefusals.FormInvalid
        : Field.Optional("title", draft.Title, LongestTitle) is { } refusal ? refusal
        : draft.Path.Length <= LongestPath && draft.Path.StartsWith('/') && !draft.Path.StartsWith("//", StringComparison.Ordinal) && !draft.Path.Contains('\\') ? null
        : DraftRefusals.PathInvalid;
}
