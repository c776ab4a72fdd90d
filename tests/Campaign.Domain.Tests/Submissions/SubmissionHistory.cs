using Campaign.Domain.Compliance;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;

namespace Campaign.Domain.Tests.Submissions;

internal static class SubmissionHistory
{
    public const string Words = "改签比上次快了很多，客服十分钟就回了电话，但退款到账还是慢，希望继续改进";

    public static readonly DateTimeOffset Noon = Specification<SubmissionState, SubmissionFact>.Noon;

    public static readonly DriveState Drive = DriveState.Evolve(DriveState.Initial, new DriveCreated(
        "tea", "cola", "我的改签经历", "说说新流程", Noon.AddDays(-1), Noon.AddDays(7), new("coupons", 2), 2, ["加微信", "VX"]));

    public static readonly Submitted Arrived = Taken("sub-1", "li", Words);

    public static readonly Screened Clean = new([]);

    public static Specification<SubmissionState, SubmissionFact> Submission => new(SubmissionState.Initial, SubmissionState.Evolve);

    public static Specification<SubmissionState, SubmissionFact>.History InReview(params SubmissionFact[] then) =>
        Submission.Given([Arrived, Clean, .. then]);

    public static Submitted Taken(string id, string subject, string words) =>
        new(id, "tea", "cola", subject, "weibo", Text(words).Hash, Text(words).Fingerprint, words.Length, 0, new("coupons", 2), "2026-03");

    public static Submit Sends(string words, string subject = "li", string id = "sub-1") =>
        new(id, subject, "weibo", Text(words), new Consent(true, "2026-03"));

    public static SubmissionText Text(string words) => SubmissionText.Of(words);

    public static IntakeLedger Holding(params (string Subject, string Words)[] texts)
    {
        var ledger = new IntakeLedger();
        foreach (var (subject, words) in texts)
        {
            ledger.Add(IntakeLedger.AuthorOf(subject), Fingerprint.Of(words));
        }

        return ledger;
    }
}
