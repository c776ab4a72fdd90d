using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Submissions;

/// <summary>The author's personal data in a submission: stored under their key, shown in views, and gone once they are erased.</summary>
/// <param name="Contact">Stored encrypted only, never in a view.</param>
public sealed record AuthorsPart(string? Handle, string? Contact, string Text, ValueList<string> Links)
{
    public static AuthorsPart Of(PersonalRecord record) => JsonSerializer.Deserialize<AuthorsPart>(record.Json, DomainJson.Options)!;

    /// <summary>As a personal record.</summary>
    public PersonalRecord ToRecord(string subject, string submission) => new(subject, $"submission/{submission}", DomainJson.Write(this));

    /// <summary>Never what a person wrote, because this may reach a log.</summary>
    public override string ToString() => nameof(AuthorsPart);
}
