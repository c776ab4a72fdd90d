using System.Text.Json;
using Campaign.Domain.Collaborations;
using Campaign.Domain.Deliverables;
using static Campaign.Domain.Tests.Collaborations.CollaborationHistories;

namespace Campaign.Domain.Tests.Deliverables;

public sealed class AmendTests
{
    private static readonly DateOnly Later = Terms.Due.AddDays(10);
    private static readonly DeliverableAmended AsBriefed = new(Id, Terms, null);

    public static TheoryData<string, AmendDeliverable> Mistakes => new()
    {
        { "text-missing", new() { Title = " " } },
        { "text-missing", new() { Channel = "" } },
        { "kind-invalid", new() { Kind = (DeliverableKind)9 } },
        { "due-invalid", new("更正") { Due = default(DateOnly) } },
        { "amount-invalid", new("更正") { Fee = 0.001m } },
        { "text-too-long", new(new('长', 1001)) { Title = "新标题" } },
    };

    [Fact]
    public void Every_part_of_a_brief_is_corrected_and_the_rest_stays()
    {
        var all = new AmendDeliverable("改为直播") { Title = " 改签直播 ", Channel = " douyin ", Kind = DeliverableKind.Livestream, Due = Later, Fee = 9_000 };
        var article = At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, all, Noon))
            .Then(new DeliverableAmended(Id, new() { Title = "改签直播", Channel = "douyin", Kind = DeliverableKind.Livestream, Due = Later, Fee = 9_000 }, "改为直播")).Article();

        Assert.Equal((DeliverableStatus.Briefed, "改签直播", 9_000m), (article.Status, article.Terms.Title, article.Terms.Fee));
    }

    [Fact]
    public void A_title_is_corrected_without_a_reason() =>
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new() { Title = "新标题" }, Noon)).Then(AsBriefed with { Terms = Terms with { Title = "新标题" } });

    [Fact]
    public void Day_and_money_change_for_a_reason()
    {
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new() { Due = Later }, Noon)).ThenRefused("text-missing");
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new() { Fee = 1 }, Noon)).ThenRefused("text-missing");
    }

    [Fact]
    public void What_is_late_is_late_by_the_new_day_and_the_first_one_is_remembered()
    {
        var today = Terms.Due.AddDays(1);
        var late = At(DeliverableStatus.Briefed);
        Assert.True(late.State.Article().Overdue(today));
        var moved = late.When(c => AmendRules.Amend(c, Id, new("样品晚到") { Due = Later }, Noon)).Then(AsBriefed with { Terms = Terms with { Due = Later }, Reason = "样品晚到" });
        Assert.Equal((false, Terms.Due), (moved.Article().Overdue(today), moved.Article().FirstDue));

        var again = CollaborationState.Evolve(moved, AsBriefed with { Terms = Terms with { Due = Later.AddDays(5) }, Reason = "再延" }).Article();
        Assert.Equal((true, Terms.Due), (again.Overdue(Later.AddDays(6)), again.FirstDue));
    }

    [Fact]
    public void What_is_as_it_was_is_no_change() =>
        At(DeliverableStatus.Briefed).When(c => AmendRules.Amend(c, Id, new("无") { Title = Terms.Title, Fee = Terms.Fee }, Noon)).ThenNothing();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_refused_with_the_code_of_the_mistake(string code, AmendDeliverable command) =>
        At(DeliverableStatus.Drafted).When(c => AmendRules.Amend(c, Id, command, Noon)).ThenRefused(code);

    [Theory]
    [InlineData(DeliverableStatus.InReview)]
    [InlineData(DeliverableStatus.Approved)]
    public void A_draft_for_another_channel_goes_back_to_before_its_review_for_a_reason(DeliverableStatus status)
    {
        At(status).When(c => AmendRules.Amend(c, Id, new() { Channel = "xiaohongshu" }, Noon)).ThenRefused("text-missing");
        var article = At(status).When(c => AmendRules.Amend(c, Id, new("换平台") { Channel = "xiaohongshu" }, Noon))
            .Then(AsBriefed with { Terms = Terms with { Channel = "xiaohongshu" }, Reason = "换平台" }, new DeliverableReviewLapsed(Id, 1)).Article();

        Assert.Equal((DeliverableStatus.Drafted, Labelled), (article.Status, article.Text));
    }

    [Fact]
    public void A_review_stays_when_only_day_or_money_changes() => Assert.Equal(
        DeliverableStatus.Approved,
        At(DeliverableStatus.Approved).When(c => AmendRules.Amend(c, Id, new("改期") { Due = Later }, Noon)).Then(AsBriefed with { Terms = Terms with { Due = Later }, Reason = "改期" }).Article().Status);

    [Theory]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Verified)]
    [InlineData(DeliverableStatus.Settled)]
    public void Published_content_keeps_its_day_channel_and_kind(DeliverableStatus status)
    {
        At(status).When(c => AmendRules.Amend(c, Id, new("改期") { Due = Later }, Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new("换平台") { Channel = "douyin" }, Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new("改视频") { Kind = DeliverableKind.Video }, Noon)).ThenRefused("deliverable-published");
        At(status).When(c => AmendRules.Amend(c, Id, new("加价") { Fee = 9_000 }, Noon)).Then(AsBriefed with { Terms = Terms with { Fee = 9_000 }, Reason = "加价" });
    }

    [Fact]
    public void A_fee_is_never_less_than_what_was_paid() =>
        At(DeliverableStatus.Settled).When(c => AmendRules.Amend(c, Id, new("减价") { Fee = 7_999.99m }, Noon)).ThenRefused("fee-below-paid");

    [Fact]
    public void Nothing_changes_once_the_books_are_closed() =>
        At(DeliverableStatus.Settled, new CollaborationSettled(2_000m, "pay-2")).When(c => AmendRules.Amend(c, Id, new() { Title = "新标题" }, Noon)).ThenRefused("collaboration-over");

    [Theory]
    [InlineData(DeliverableStatus.Briefed)]
    [InlineData(DeliverableStatus.Approved)]
    [InlineData(DeliverableStatus.Live)]
    [InlineData(DeliverableStatus.Settled)]
    [InlineData(DeliverableStatus.Cancelled)]
    [InlineData(DeliverableStatus.TakenDown)]
    public void What_is_called_amendable_is_what_can_be_amended(DeliverableStatus status)
    {
        var changes = typeof(GivenTerms).GetProperties().ToDictionary(term => JsonNamingPolicy.CamelCase.ConvertName(term.Name), term =>
        {
            var amend = new AmendDeliverable("更正");
            term.SetValue(amend, Another(term.PropertyType));
            return amend;
        });
        Assert.Equal(changes.Where(change => AmendRules.Amend(At(status).State, Id, change.Value, Noon).Refusal is null).Select(change => change.Key), AmendRules.Amendable(status));
    }

    /// <summary>Of each type a value that differs from what was agreed.</summary>
    private static object Another(Type type) => type switch
    {
        _ when type == typeof(string) => "douyin",
        _ when type == typeof(DeliverableKind?) => DeliverableKind.Video,
        _ when type == typeof(DateOnly?) => Later,
        _ => 9_000m,
    };
}
