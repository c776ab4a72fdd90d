namespace Campaign.Storage.Subjects;

/// <summary>Personal data, encrypted under the person's own key.</summary>
/// <param name="Subject">The person, by an opaque id: see <see cref="ISubjects.IdOf"/>.</param>
/// <param name="Reference">What it belongs to, such as <c>submission/sub-…</c>.</param>
/// <param name="Json">The data: a JSON object of texts.</param>
public sealed record PersonalRecord(string Subject, string Reference, byte[] Json);
