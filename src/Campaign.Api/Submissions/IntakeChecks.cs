using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Campaign.Grains.Drives;
using Campaign.Storage.Submissions;
using Campaign.Storage.Subjects;

namespace Campaign.Api.Submissions;

/// <summary>Turns what an author sends into the drive's command. Everything expensive happens here, outside the grain's turn.</summary>
internal static class IntakeChecks
{
    private const int LongestHandle = 100;
    private const int LongestContact = 200;
    private const int LongestNotice = 100;
    private const int MostLinks = 20;

    /// <summary>Only refuses what exceeds the fields' sizes. Everything else is the drive's decision.</summary>
    public static Refusal? Refuse(SubmitBody body) =>
        Field.Text("author.handle", body.Author?.Handle, LongestHandle)
        ?? Field.Optional("author.contact", body.Author?.Contact, LongestContact)
        ?? Field.Text("channel", body.Channel, 50)
        ?? Field.Optional("notice", body.Notice, LongestNotice)
        ?? RefuseLinks(body.Links);

    public static Refusal? RefuseLinks(ValueList<string>? links) =>
        links?.Count > MostLinks ? SubmissionRefusals.TooManyLinks : Field.Each(links, link => Field.Url("links", link));

    public static IntakeRequest ToRequest(this SubmitBody body, Caller caller, ISubjects subjects, DateTimeOffset now)
    {
        var (handle, channel, links) = (body.Author!.Handle!.Trim(), body.Channel!.Trim(), body.Links ?? []);
        var text = SubmissionText.Of(body.Text);
        var consent = new Consent(body.Consent, body.Notice, body.UnderFourteen, body.GuardianConsent);
        var command = new Submit(Slug.New("sub", now), subjects.IdOf(channel, handle), channel, text, consent, links.Count);
        return new IntakeRequest(caller, command, new AuthorsPart(handle, body.Author.Contact, text.Raw, links));
    }
}
