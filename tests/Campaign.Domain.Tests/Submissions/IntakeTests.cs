using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;
using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Submissions.SubmissionHistory;

namespace Campaign.Domain.Tests.Submissions;

public sealed class IntakeTests
{
    [Fact]
    public void Takes_a_text_in_and_sends_it_to_review()
    {
        var submission = Submission.Given().When(_ => SubmissionRules.TakeIn(Drive, Holding(), Sends(Words), Noon)).Then(Arrived, Clean);
        Assert.Equal(SubmissionStatus.InReview, submission.Status);
        Assert.Equal(1, submission.TextVersion);
    }

    [Fact]
    public void Keeps_the_text_out_of_facts() => Assert.All(
        SubmissionRules.TakeIn(Drive, Holding(), Sends("我的电话是13812345678，加微信聊"), Noon).Facts,
        fact => Assert.DoesNotContain("13812345678", fact.ToString(), StringComparison.Ordinal));

    [Fact]
    public void Records_that_a_guardian_agreed() => Assert.True(
        SubmissionRules.TakeIn(Drive, Holding(), Sends(Words) with { Consent = new(true, "2026-03", UnderFourteen: true, Guardian: true) }, Noon)
            .Facts.OfType<Submitted>().Single().GuardianConsent);

    public static TheoryData<string, Submit> Wrong => new()
    {
        { "consent", Sends(Words) with { Consent = new(false) } },
        { "consent", Sends(Words) with { Consent = new(true, UnderFourteen: true) } },
        { "text-empty", Sends(" \n") },
        { "text-too-long", Sends(new('长', 10_001)) },
        { "channel-invalid", Sends(Words) with { Channel = " " } },
        { "too-many-links", Sends(Words) with { Links = 21 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Is_refused_with_the_code_of_the_mistake(string code, Submit command) =>
        Submission.Given().When(_ => SubmissionRules.TakeIn(Drive, Holding(), command, Noon)).ThenRefused(code);

    [Fact]
    public void Is_refused_when_the_drive_is_unknown_or_not_open()
    {
        var nothing = Submission.Given();
        nothing.When(_ => SubmissionRules.TakeIn(DriveState.Initial, Holding(), Sends(Words), Noon)).ThenRefused("drive-unknown");
        nothing.When(_ => SubmissionRules.TakeIn(Drive, Holding(), Sends(Words), Noon.AddDays(-2))).ThenRefused("drive-not-open");
        nothing.When(_ => SubmissionRules.TakeIn(Drive, Holding(), Sends(Words), Noon.AddDays(8))).ThenRefused("drive-not-open");
    }

    [Fact]
    public void Is_refused_when_the_author_has_reached_the_limit()
    {
        var ledger = Holding(("li", "第一篇说的是退款"), ("li", "第二篇说的是客服"));
        Submission.Given().When(_ => SubmissionRules.TakeIn(Drive, ledger, Sends(Words), Noon)).ThenRefused("author-limit");
        Assert.Null(SubmissionRules.TakeIn(Drive, ledger, Sends(Words, "wang"), Noon).Refusal);
    }

    [Theory]
    [InlineData(Words, Words + "！！")]
    [InlineData("很好", "很好。")]
    public void Is_refused_when_the_author_sent_it_before(string first, string second) => Submission.Given()
        .When(_ => SubmissionRules.TakeIn(Drive, Holding(("li", first)), Sends(second), Noon)).ThenRefused("duplicate");

    [Fact]
    public void Is_refused_when_another_account_sent_nearly_the_same() => Submission.Given()
        .When(_ => SubmissionRules.TakeIn(Drive, Holding(("li", Words)), Sends(Words.Replace("十分钟", "五分钟", StringComparison.Ordinal), "wang"), Noon))
        .ThenRefused("near-duplicate");

    [Fact]
    public void Accepts_the_same_short_text_from_two_people() =>
        Assert.Null(SubmissionRules.TakeIn(Drive, Holding(("li", "很好")), Sends("很好", "wang"), Noon).Refusal);

    [Theory]
    [InlineData("想了解的加-微-信", "加微信")]
    [InlineData("想了解的 vx 我", "VX")]
    public void Shows_banned_words_to_the_moderator(string words, string found) =>
        Assert.Equal(("banned-word", found), Findings(words).Select(finding => (finding.Code, finding.Where)).Single());

    [Theory]
    [InlineData("打 13812345678 找我")]
    [InlineData("身份证 11010519491231002X")]
    [InlineData("mail li@example.com")]
    public void Shows_personal_data_to_the_moderator_without_repeating_it(string words) =>
        Assert.Equal(("personal-data", "text"), Findings(words).Select(finding => (finding.Code, finding.Where)).Single());

    [Theory]
    [InlineData("我买了 DVXR 一台")]
    [InlineData("订单号 138123456789012 还没到")]
    public void Does_not_flag_harmless_text(string words) => Assert.Empty(Findings(words));

    private static ValueList<Finding> Findings(string words) => Screening.Of(Drive, Text(words));
}
