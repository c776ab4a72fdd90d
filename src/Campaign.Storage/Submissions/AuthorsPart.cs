using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Submissions;

/// <summary>What is the author's own in a submission: kept under their key, shown in views, gone when they are erased.</summary>
/// <param name="Contact">Kept encrypted only, never in a view.</param>
public sealed record AuthorsPart(string? Handle, string? Contact, string Text, ValueList<string> Links)
{
    public static AuthorsPart Of(PersonalRecord record) => JsonSerializer.Deserialize<AuthorsPart>(record.Json, DomainJson.Options)!;

    /// <summary>As it is kept.</summary>
    public PersonalRecord ToRecord(string subject, string submission) => new(subject, $"submission/{submission}", DomainJson.Write(this));

    /// <summary>Never what a person wrote: this may reach a log.</summary>
    public override string ToString() => nameof(AuthorsPart);
}
