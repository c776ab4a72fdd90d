namespace Campaign.Storage.Subjects;

/// <summary>Something of a person's, kept encrypted under their own key.</summary>
/// <param name="Subject">The person, by an id that tells nothing: see <see cref="ISubjects.IdOf"/>.</param>
/// <param name="Reference">What it belongs to, such as <c>submission/sub-…</c>.</param>
/// <param name="Json">The data: a JSON object of texts.</param>
public sealed record PersonalRecord(string Subject, string Reference, byte[] Json);
