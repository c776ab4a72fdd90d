using Campaign.Domain.Collaborations;
using Campaign.Domain.Deliverables;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Deliverables;

public sealed class AmendTests
{
    private static readonly DateOnly Later = Briefed.Due.AddDays(10);
    private static readonly DeliverableAmended AsBriefed = new(Id, Briefed.Title, Briefed.Channel, Briefed.Kind, Briefed.Due, Briefed.Fee, null);

    public static TheoryData<string, AmendDeliverable> Mistakes => new()
    {
        { "text-missing", new(Title: " ") },
        { "text-missing", new(Channel: "") },
        { "kind-invalid", new(Kind: (DeliverableKind)9) },
        { "due-invalid", new(Due: default(DateOnly), Reason: "更正") },
        { "amount-invalid", new(Fee: 0.001m, Reason: "更正") },
        { "text-too-long", new(Title: "新标题", Reason: new('长', 1001)) },
    };

    [Fact]
    public void Every_part_of_a_brief_is_corrected_and_the_rest_stays()
    {
        var all = new AmendDeliverable(" 改签直播 ", " douyin ", DeliverableKind.Livestream, Later, 9_000, "改为直播");
        var article = At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, all, Noon))
            .Then(new DeliverableAmended(Id, "改签直播", "douyin", DeliverableKind.Livestream, Later, 9_000, "改为直播")).Article();

        Assert.Equal((DeliverableStatus.Briefed, "改签直播", 9_000m), (article.Status, article.Title, article.Fee));
    }

    [Fact]
    public void A_title_is_corrected_without_a_reason() =>
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new("新标题"), Noon)).Then(AsBriefed with { Title = "新标题" });

    [Fact]
    public void Day_and_money_change_for_a_reason()
    {
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new(Due: Later), Noon)).ThenRefused("text-missing");
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new(Fee: 1), Noon)).ThenRefused("text-missing");
    }

    [Fact]
    public void What_is_late_is_late_by_the_new_day_and_the_first_one_is_remembered()
    {
        var today = Briefed.Due.AddDays(1);
        var late = At(DeliverableStatus.Briefed);
        Assert.True(late.State.Article().Overdue(today));
        var moved = late.When(c => AmendRules.Amend(c, Id, new(Due: Later, Reason: "样品晚到"), Noon)).Then(AsBriefed with { Due = Later, Reason = "样品晚到" });
        Assert.Equal((false, Briefed.Due), (moved.Article().Overdue(today), moved.Article().FirstDue));

        var again = CollaborationState.Evolve(moved, AsBriefed with { Due = Later.AddDays(5), Reason = "再延" }).Article();
        Assert.Equal((true, Briefed.Due), (again.Overdue(Later.AddDays(6)), again.FirstDue));
    }

    [Fact]
    public void What_is_as_it_was_is_no_change() =>
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new(Briefed.Title, Fee: Briefed.Fee, Reason: "无"), Noon)).ThenNothing();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_refused_with_the_code_of_the_mistake(string code, AmendDeliverable command) =>
        At(DeliverableStatus.Drafted).When(c => AmendRules.Amend(c, Id, command, Noon)).ThenRefused(code);

    [Theory]
    [InlineData(DeliverableStatus.InReview)]
    [InlineData(DeliverableStatus.Approved)]
    public void A_draft_for_another_channel_goes_back_to_before_its_review_for_a_reason(DeliverableStatus status)
    {
        At(status).When(c => AmendRules.Amend(c, Id, new(Channel: "xiaohongshu"), Noon)).ThenRefused("text-missing");
        var article = At(status).When(c => AmendRules.Amend(c, Id, new(Channel: "xiaohongshu", Reason: "换平台"), Noon))
            .Then(AsBriefed with { Channel = "xiaohongshu", Reason = "换平台" }, new DeliverableReviewLapsed(Id, 1)).Article();

        Assert.Equal((DeliverableStatus.Drafted, Labelled), (article.Status, article.Text));
    }

    [Fact]
    public void A_review_stays_when_only_day_or_money_changes() => Assert.Equal(
        DeliverableStatus.Approved,
        At(DeliverableStatus.Approved).When(c => AmendRules.Amend(c, Id, new(Due: Later, Reason: "改期"), Noon)).Then(AsBriefed with { Due = Later, Reason = "改期" }).Article().Status);

    [Theory]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Verified)]
    [InlineData(DeliverableStatus.Settled)]
    public void Published_content_keeps_its_day_channel_and_kind(DeliverableStatus status)
    {
        At(status).When(c => AmendRules.Amend(c, Id, new(Due: Later, Reason: "改期"), Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new(Channel: "douyin", Reason: "换平台"), Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new(Kind: DeliverableKind.Video, Reason: "改视频"), Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new(Fee: 9_000, Reason: "加价"), Noon)).Then(AsBriefed with { Fee = 9_000, Reason = "加价" });
    }

    [Fact]
    public void A_fee_is_never_less_than_what_was_paid() =>
        At(DeliverableStatus.Settled).When(c => AmendRules.Amend(c, Id, new(Fee: 7_999.99m, Reason: "减价"), Noon)).ThenRefused("fee-below-paid");

    [Fact]
    public void Nothing_changes_once_the_books_are_closed() =>
        At(DeliverableStatus.Settled, new CollaborationSettled(2_000m, "pay-2")).When(c => AmendRules.Amend(c, Id, new("新标题"), Noon)).ThenRefused("collaboration-over");

    [Theory]
    [InlineData(DeliverableStatus.Briefed)]
    [InlineData(DeliverableStatus.Approved)]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Settled)]
    [InlineData(DeliverableStatus.Cancelled)]
    [InlineData(DeliverableStatus.TakenDown)]
    public void What_is_called_amendable_is_what_can_be_amended(DeliverableStatus status)
    {
        var changes = new Dictionary<string, AmendDeliverable>
        {
            ["title"] = new("新标题"), ["channel"] = new(Channel: "douyin", Reason: "更正"), ["kind"] = new(Kind: DeliverableKind.Video, Reason: "更正"),
            ["due"] = new(Due: Later, Reason: "更正"), ["fee"] = new(Fee: 9_000, Reason: "更正"),
        };
        Assert.Equal(changes.Where(change => AmendRules.Amend(At(status).State, Id, change.Value, Noon).Refusal is null).Select(change => change.Key), AmendRules.Amendable(status));
    }
}
