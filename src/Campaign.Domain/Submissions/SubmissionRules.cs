using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Submissions;

/// <summary>The rules of submissions: accepted, screened, moderated, featured.</summary>
public static class SubmissionRules
{
    internal const int LongestNote = 1_000;
    private const int LongestChannel = 50;
    private const int MostLinks = 20;

    /// <summary>Accepts a submission into an open drive. The ledger is only read here: the grain adds each accepted submission.</summary>
    public static Decision<SubmissionFact> TakeIn(DriveState drive, IntakeLedger ledger, Submit command, DateTimeOffset now)
    {
        if (!drive.Exists)
        {
            return DriveRefusals.Unknown;
        }

        if (drive.StatusAt(now) is var status and not DriveStatus.Open)
        {
            return DriveRefusals.NotOpen(status);
        }

        if ((Unfit(command) ?? Unfit(command.Text, command.Links) ?? Repeated(drive, ledger, command)) is { } refusal)
        {
            return refusal;
        }

        return Decision<SubmissionFact>.Of(
            new Submitted(
                command.SubmissionId,
                drive.Id,
                drive.CampaignId,
                command.Subject,
                command.Channel,
                command.Text.Hash,
                command.Text.Fingerprint,
                command.Text.Raw.Length,
                command.Links,
                drive.Reward,
                command.Consent.Notice,
                command.Consent is { UnderFourteen: true, Guardian: true }),
            new Screened(Screening.Of(drive, command.Text)));
    }

    /// <summary>Accepts a new version after changes were requested, even if the drive has closed meanwhile.</summary>
    public static Decision<SubmissionFact> Resubmit(
        SubmissionState submission, DriveState drive, IntakeLedger ledger, Resubmit command, DateTimeOffset now)
    {
        if (!submission.Exists)
        {
            return SubmissionRefusals.Unknown;
        }

        if (submission.Status != SubmissionStatus.ChangesAsked)
        {
            return SubmissionRefusals.ChangesNotAsked(submission.Status);
        }

        if (Unfit(command.Text, command.Links) is { } refusal)
        {
            return refusal;
        }

        if (command.Text.Hash == submission.TextHash)
        {
            return SubmissionRefusals.Unchanged;
        }

        if (ledger.FindNear(IntakeLedger.AuthorOf(submission.Subject), command.Text.Fingerprint) is not null)
        {
            return Refusal.Blocked([NearDuplicate.Finding]);
        }

        return Decision<SubmissionFact>.Of(
            new Resubmitted(command.Text.Hash, command.Text.Fingerprint, command.Text.Raw.Length, command.Links),
            new Screened(Screening.Of(drive, command.Text)));
    }

    public static Decision<SubmissionFact> Withdraw(SubmissionState submission, WithdrawSubmission command, DateTimeOffset now) =>
        submission switch
        {
            { Exists: false } => SubmissionRefusals.Unknown,
            { Status: SubmissionStatus.Withdrawn } => Decision<SubmissionFact>.Nothing,
            { Status: SubmissionStatus.Rejected } => SubmissionRefusals.AlreadyRejected,
            _ when command.Reason?.Length > LongestNote => SubmissionRefusals.NoteTooLong,
            _ => new SubmissionWithdrawn(command.Reason),
        };

    private static Refusal? Unfit(Submit command) =>
        command switch
        {
            { Consent: var consent } when consent.Missing() is { } finding => Refusal.Blocked([finding]),
            { Channel: var channel } when string.IsNullOrWhiteSpace(channel) || channel.Length > LongestChannel => SubmissionRefusals.ChannelInvalid,
            _ => null,
        };

    private static Refusal? Unfit(SubmissionText text, int links) =>
        string.IsNullOrWhiteSpace(text.Raw) ? SubmissionRefusals.TextEmpty
        : text.Raw.Length > SubmissionText.Longest ? SubmissionRefusals.TextTooLong(text.Raw.Length)
        : links is < 0 or > MostLinks ? SubmissionRefusals.TooManyLinks
        : null;

    private static Refusal? Repeated(DriveState drive, IntakeLedger ledger, Submit command)
    {
        var author = IntakeLedger.AuthorOf(command.Subject);
        return ledger.HasFrom(author, command.Text.Fingerprint) ? SubmissionRefusals.Duplicate
            : ledger.SentBy(author) >= drive.PerAuthorLimit ? SubmissionRefusals.AuthorLimit(drive.PerAuthorLimit)
            : ledger.FindNear(author, command.Text.Fingerprint) is not null ? Refusal.Blocked([NearDuplicate.Finding])
            : null;
    }
}
