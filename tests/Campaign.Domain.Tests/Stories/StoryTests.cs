using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;

namespace Campaign.Domain.Tests.Stories;

public sealed class StoryTests
{
    private static readonly DateTimeOffset Noon = Specification<StoryState, StoryFact>.Noon;
    private static readonly DateTimeOffset Tomorrow = Noon.AddDays(1);

    private static readonly Reviewer Gu = new("gu", FourEyes: true);

    private static readonly StoryDrafted Drafted = new("story-1", "cola", "brand-story", "zh-CN", "我们改了什么", "三件事。", "hash", []);
    private static readonly StorySubmitted Sent = new();
    private static readonly StoryApproved Approved = new();
    private static readonly StoryScheduled Scheduled = new(Tomorrow);
    private static readonly StoryPublished Published = new("https://example.com/1");
    private static readonly StoryFailed Failed = new("平台维护");

    private static readonly DraftStory Draft = new("story-1", "cola", "brand-story", "zh-CN", " 我们改了什么 ", "三件事。", "hash");
    private static readonly ReviseStory Revision = new("改了四件事", "四件事。", "hash-2");

    /// <summary>The shortest history that leads to each status.</summary>
    private static readonly Dictionary<StoryStatus, StoryFact[]> Ways = new()
    {
        [StoryStatus.Draft] = [Drafted],
        [StoryStatus.InReview] = [Drafted, Sent],
        [StoryStatus.ChangesRequested] = [Drafted, Sent, new StoryChangesRequested("补数据")],
        [StoryStatus.Approved] = [Drafted, Sent, Approved],
        [StoryStatus.Scheduled] = [Drafted, Sent, Approved, Scheduled],
        [StoryStatus.Published] = [Drafted, Sent, Approved, Published],
        [StoryStatus.Failed] = [Drafted, Sent, Approved, Scheduled, Failed],
    };

    private static readonly Dictionary<string, Func<StoryState, Decision<StoryFact>>> Rules = new()
    {
        ["revise"] = s => StoryRules.Revise(s, Revision, Noon),
        ["submit"] = s => StoryRules.Submit(s, new(), Noon),
        ["request-changes"] = s => StoryRules.RequestChanges(s, new("补数据"), Noon),
        ["approve"] = s => StoryRules.Approve(s, new(), Gu, Noon),
        ["schedule"] = s => PublishingRules.Schedule(s, new(Tomorrow), Noon),
        ["publish"] = s => PublishingRules.Publish(s, new(Published.Url), Noon),
        ["fail"] = s => PublishingRules.Fail(s, new("平台维护"), Noon),
        ["retry"] = s => PublishingRules.Retry(s, new(), Noon),
        ["fail-unpublished"] = s => PublishingRules.FailUnpublished(s, new(Tomorrow), Noon),
    };

    public static TheoryData<string, StoryStatus, string> NotNow
    {
        get
        {
            var data = new TheoryData<string, StoryStatus, string>();
            Add("revise", "story-not-in-draft", StoryStatus.InReview, StoryStatus.Approved, StoryStatus.Scheduled, StoryStatus.Published, StoryStatus.Failed);
            Add("submit", "story-not-in-draft", StoryStatus.Approved, StoryStatus.Scheduled, StoryStatus.Published, StoryStatus.Failed);
            Add("submit", "story-not-revised", StoryStatus.ChangesRequested);
            Add("request-changes", "not-in-review", [.. Enum.GetValues<StoryStatus>().Where(status => status != StoryStatus.InReview)]);
            Add("approve", "not-in-review", StoryStatus.Draft, StoryStatus.ChangesRequested, StoryStatus.Scheduled, StoryStatus.Published, StoryStatus.Failed);
            Add("schedule", "story-not-approved", StoryStatus.Draft, StoryStatus.InReview, StoryStatus.ChangesRequested, StoryStatus.Published, StoryStatus.Failed);
            Add("publish", "story-not-approved", StoryStatus.Draft, StoryStatus.InReview, StoryStatus.ChangesRequested, StoryStatus.Failed);
            Add("fail", "story-not-scheduled", StoryStatus.Draft, StoryStatus.InReview, StoryStatus.ChangesRequested, StoryStatus.Approved, StoryStatus.Published);
            Add("retry", "story-not-failed", [.. Enum.GetValues<StoryStatus>().Where(status => status != StoryStatus.Failed)]);
            return data;

            void Add(string rule, string code, params StoryStatus[] statuses) => Array.ForEach(statuses, status => data.Add(rule, status, code));
        }
    }

    private static Specification<StoryState, StoryFact> Story => new(StoryState.Initial, StoryState.Evolve);

    [Theory]
    [MemberData(nameof(NotNow))]
    public void Is_refused_out_of_order(string rule, StoryStatus status, string code) => Given(status).When(Rules[rule]).ThenRefused(code);

    [Theory]
    [InlineData("submit", StoryStatus.InReview)]
    [InlineData("approve", StoryStatus.Approved)]
    [InlineData("schedule", StoryStatus.Scheduled)]
    [InlineData("publish", StoryStatus.Published)]
    [InlineData("fail", StoryStatus.Failed)]
    [InlineData("fail-unpublished", StoryStatus.Published)]
    public void Is_as_it_was_when_asked_again(string rule, StoryStatus status) => Given(status).When(Rules[rule]).ThenNothing();

    [Fact]
    public void The_next_steps_are_those_of_people_that_would_change_something()
    {
        var steps = new Dictionary<string, Func<StoryState, Decision<StoryFact>>>(Rules) { ["schedule"] = s => PublishingRules.Schedule(s, new(Tomorrow.AddHours(1)), Noon) };
        steps.Remove("fail-unpublished");
        Assert.All(Ways, way => Assert.Equal(
            steps.Where(step => step.Value(Story.Given(way.Value).State) is { Refusal: null, Facts.Count: > 0 }).Select(step => step.Key).Order(StringComparer.Ordinal),
            StoryNextSteps.Of(way.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Is_refused_when_there_is_no_such_story() => Assert.All(Rules.Values, rule => Story.Given().When(rule).ThenRefused("story-unknown"));

    [Fact]
    public void Is_drafted_once_from_a_template_and_data()
    {
        Story.Given().When(s => StoryRules.Draft(s, Draft, Noon)).Then(Drafted);
        Story.Given(Drafted).When(s => StoryRules.Draft(s, Draft, Noon)).ThenRefused("story-exists");
    }

    [Fact]
    public void Is_refused_without_title_or_body_or_when_they_are_too_long()
    {
        Story.Given().When(s => StoryRules.Draft(s, Draft with { Title = " " }, Noon)).ThenRefused("text-missing");
        Story.Given().When(s => StoryRules.Draft(s, Draft with { Body = "" }, Noon)).ThenRefused("text-missing");
        Story.Given().When(s => StoryRules.Draft(s, Draft with { Title = new('长', 201) }, Noon)).ThenRefused("text-too-long");
        Given(StoryStatus.Draft).When(s => StoryRules.Revise(s, Revision with { Body = new('长', 100_001) }, Noon)).ThenRefused("text-too-long");
    }

    [Fact]
    public void Goes_through_review_with_a_revision()
    {
        var story = Given(StoryStatus.Draft).When(Rules["submit"]).Then(Sent);
        Assert.Equal(StoryStatus.InReview, story.Status);
        Given(StoryStatus.InReview).When(Rules["request-changes"]).Then(new StoryChangesRequested("补数据"));
        Given(StoryStatus.InReview).When(s => StoryRules.RequestChanges(s, new(" "), Noon)).ThenRefused("text-missing");
        story = Given(StoryStatus.ChangesRequested).When(Rules["revise"]).Then(new StoryRevised("改了四件事", "四件事。", "hash-2", []));
        Assert.Equal((StoryStatus.Draft, "四件事。"), (story.Status, story.Body));
        Given(StoryStatus.InReview).When(s => StoryRules.Approve(s, new("数据已核"), Gu, Noon)).Then(new StoryApproved("数据已核"));
    }

    [Fact]
    public void What_the_rules_say_is_found_when_it_is_written()
    {
        ValueList<Finding> claim = [.. KolProof.AbsoluteClaims("全国最佳")];
        Assert.NotEmpty(claim);
        Story.Given().When(s => StoryRules.Draft(s, Draft with { Body = "全国最佳" }, Noon)).Then(Drafted with { Body = "全国最佳", Findings = StoryRules.Findings("我们改了什么", "全国最佳") });
        Assert.Equal(claim.Select(finding => finding.Code), Given(StoryStatus.Draft).When(s => StoryRules.Revise(s, Revision with { Title = "全国最佳" }, Noon))
            .Then(new StoryRevised("全国最佳", Revision.Body, Revision.DataHash, StoryRules.Findings("全国最佳", Revision.Body))).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Is_not_approved_while_a_compliance_rule_blocks_it()
    {
        Finding blocking = new("absolute-claim", Severity.Blocking, "最佳", new("绝对化用语", "Absolute claim"), new("改写", "Rewrite"));
        var blocked = Story.Given(Drafted with { Findings = [blocking with { Code = "tip", Severity = Severity.Advice }, blocking] }, Sent);
        Assert.Equal([blocking], blocked.When(Rules["approve"]).ThenRefused("absolute-claim").Findings);
        Story.Given(Drafted with { Findings = [blocking with { Severity = Severity.Warning }] }, Sent).When(Rules["approve"]).Then(Approved);
    }

    [Fact]
    public void Is_not_approved_by_whoever_wrote_the_latest_draft()
    {
        StoryFact[] byShen = [Drafted with { By = "shen" }, Sent with { By = "gu" }];
        StoryFact[] byGu = [Drafted with { By = "shen" }, Sent, new StoryChangesRequested("补数据") { By = "gu" }, new StoryRevised("改了四件事", "四件事。", "hash-2", []) { By = "gu" }, Sent];
        Story.Given(byShen).When(Rules["approve"]).Then(Approved);
        var refusal = Story.Given(byGu).When(Rules["approve"]).ThenRefused("four-eyes");
        Assert.Equal((RefusalKind.Forbidden, "四件事。"), (refusal.Kind, Story.Given(byGu).State.Body));
        Story.Given(byGu).When(s => StoryRules.Approve(s, new(), new("shen", FourEyes: true), Noon)).Then(Approved);
        Story.Given(byGu).When(Rules["request-changes"]).Then(new StoryChangesRequested("补数据"));
    }

    [Fact]
    public void Is_approved_by_anybody_where_four_eyes_are_not_asked_for_or_nobody_knows_who_wrote_it()
    {
        Story.Given(Drafted with { By = "gu" }, Sent).When(s => StoryRules.Approve(s, new(), Gu with { FourEyes = false }, Noon)).Then(Approved);
        Story.Given(Drafted, Sent).When(s => StoryRules.Approve(s, new(), new("", FourEyes: true), Noon)).Then(Approved);
    }

    [Fact]
    public void The_approval_of_ones_own_draft_is_withheld_while_it_is_in_review()
    {
        var own = Story.Given(Drafted with { By = "gu" }, Sent).State;
        var withheld = Assert.Single(StoryNextSteps.Withheld(own, Gu));
        Assert.Equal(("approve", "four-eyes"), (withheld.Step, withheld.Code));
        Assert.Empty(StoryNextSteps.Withheld(own, new("shen", FourEyes: true)));
        Assert.Empty(StoryNextSteps.Withheld(own, Gu with { FourEyes = false }));
        Assert.Empty(StoryNextSteps.Withheld(Story.Given(Drafted with { By = "gu" }).State, Gu));
    }

    [Fact]
    public void Is_scheduled_for_a_time_to_come_and_can_be_moved()
    {
        Given(StoryStatus.Approved).When(Rules["schedule"]).Then(Scheduled);
        Given(StoryStatus.Approved).When(s => PublishingRules.Schedule(s, new(Noon), Noon)).ThenRefused("time-past");
        Given(StoryStatus.Scheduled).When(s => PublishingRules.Schedule(s, new(Noon.AddDays(2)), Noon)).Then(new StoryScheduled(Noon.AddDays(2)));
    }

    [Theory]
    [InlineData(StoryStatus.Approved)]
    [InlineData(StoryStatus.Scheduled)]
    public void Is_published_under_its_link(StoryStatus from)
    {
        var story = Given(from).When(Rules["publish"]).Then(Published);
        Assert.Equal((StoryStatus.Published, Published.Url), (story.Status, story.Url));
        Given(from).When(s => PublishingRules.Publish(s, new("javascript:alert(1)"), Noon)).ThenRefused("url-invalid");
        Given(StoryStatus.Published).When(s => PublishingRules.Publish(s, new("https://example.com/2"), Noon)).ThenRefused("story-published");
    }

    [Fact]
    public void Fails_with_a_reason_and_is_retried()
    {
        Given(StoryStatus.Scheduled).When(Rules["fail"]).Then(Failed);
        Given(StoryStatus.Scheduled).When(s => PublishingRules.Fail(s, new(""), Noon)).ThenRefused("text-missing");
        Given(StoryStatus.Failed).When(Rules["retry"]).Then(new StoryRetried(Noon));
        var story = Given(StoryStatus.Failed).When(s => PublishingRules.Retry(s, new(Tomorrow), Noon)).Then(new StoryRetried(Tomorrow));
        Assert.Equal((StoryStatus.Scheduled, null), (story.Status, story.FailReason));
        Given(StoryStatus.Failed).When(s => PublishingRules.Retry(s, new(Noon.AddDays(-1)), Noon)).ThenRefused("time-past");
    }

    [Fact]
    public void Fails_by_itself_a_day_after_its_time()
    {
        var late = Tomorrow.AddDays(1);
        Given(StoryStatus.Scheduled).When(s => PublishingRules.FailUnpublished(s, new(Tomorrow), late.AddTicks(-1))).ThenNothing();
        Given(StoryStatus.Scheduled).When(s => PublishingRules.FailUnpublished(s, new(Noon), late)).ThenNothing();
        Given(StoryStatus.Scheduled).When(s => PublishingRules.FailUnpublished(s, new(Tomorrow), late)).Then(new StoryFailed("not-published-in-time"));
        Given(StoryStatus.Failed).When(s => PublishingRules.FailUnpublished(s, new(Tomorrow), late)).ThenNothing();
    }

    [Fact]
    public void Gets_a_deadline_for_every_time_that_is_set()
    {
        var story = Given(StoryStatus.Scheduled).State;
        var message = Assert.Single(StoryReactions.To(story, Scheduled));
        Assert.Equal(("story/story-1", new FailUnpublished(Tomorrow), Tomorrow.AddDays(1)), (message.Target, message.Message, message.Due));
        Assert.NotEqual(message.Key, Assert.Single(StoryReactions.To(story, new StoryRetried(Noon))).Key);
        Assert.Empty(StoryReactions.To(story, Published));
    }

    private static Specification<StoryState, StoryFact>.History Given(StoryStatus status) => Story.Given(Ways[status]);
}
