using Campaign.Domain.Drives;

namespace Campaign.Domain.Tests.Drives;

public sealed class AmendDriveTests
{
    private static readonly DateTimeOffset Noon = Specification<DriveState, DriveFact>.Noon;
    private static readonly DateTimeOffset Before = Noon.AddDays(-1);
    private static readonly DriveReward Two = new("coupons", 2, "每篇通过的投稿");
    private static readonly DriveCreated Created = new("tea", "cola", "我的改签经历", "说说新流程", Noon, Noon.AddDays(7), Two, 3, []);
    private static readonly DriveAmended AsCreated = new(Created.Title, Created.Prompt, Created.Opens, Created.Closes, Two, 3, [], null);

    private static Specification<DriveState, DriveFact>.History Drive => new Specification<DriveState, DriveFact>(DriveState.Initial, DriveState.Evolve).Given(Created);

    public static TheoryData<AmendDrive> ToTheirDisadvantage =>
    [
        new(Opens: Noon.AddHours(1)), new(Closes: Noon.AddDays(6)), new(PerAuthorLimit: 2), new(Reward: Two with { Amount = 1 }), new(Reward: Two with { Amount = null }),
        new(Reward: Two with { PoolId = "others" }), new(Reward: Two with { Conditions = "只限前十名" }), new(Reward: new("")),
    ];

    public static TheoryData<AmendDrive> InTheirFavour =>
        [new(Closes: Noon.AddDays(9)), new(PerAuthorLimit: 5), new(Reward: Two with { Amount = 3 }), new(Title: "改签经历征集"), new(Prompt: "说说新流程，字数不限"), new(BannedWords: ["加微信"])];

    public static TheoryData<string, AmendDrive> Wrong => new()
    {
        { "drive-title", new(" ") },
        { "drive-prompt", new(Prompt: "") },
        { "drive-period", new(Closes: Noon) },
        { "drive-author-limit", new(PerAuthorLimit: 1001) },
        { "drive-reward", new(Reward: Two with { Amount = 0 }) },
        { "drive-banned-words", new(BannedWords: [new('长', 51)]) },
        { "reward-sentiment", new(Prompt: "晒好评返现") },
        { "reward-sentiment", new(Reward: Two with { Conditions = "满分评价可得" }) },
    };

    [Fact]
    public void Before_it_opens_everything_can_change_but_dates_and_reward_only_with_a_reason()
    {
        var drive = Drive.When(d => DriveRules.Amend(d, new("新标题", "新说明", Noon.AddDays(1), Noon.AddDays(3), new("cash", 5), 1, [" 加微信 "], "预算调整"), Before))
            .Then(new DriveAmended("新标题", "新说明", Noon.AddDays(1), Noon.AddDays(3), new("cash", 5), 1, ["加微信"], "预算调整"));
        Assert.Equal((DriveStatus.Scheduled, new DriveReward("cash", 5)), (drive.StatusAt(Noon), drive.Reward));

        Drive.When(d => DriveRules.Amend(d, new("新标题"), Before)).Then(AsCreated with { Title = "新标题" });
        Drive.When(d => DriveRules.Amend(d, new(Opens: Noon.AddDays(1)), Before)).ThenRefused("text-missing");
        Drive.When(d => DriveRules.Amend(d, new(Reward: new("")), Before)).ThenRefused("text-missing");
        Drive.When(d => DriveRules.Amend(d, new(Reward: new(""), Reason: "无预算"), Before)).Then(AsCreated with { Reward = null, Reason = "无预算" });
    }

    [Fact]
    public void Refuses_dates_in_the_past_for_a_drive_that_has_not_opened() =>
        Drive.When(d => DriveRules.Amend(d, new(Opens: Before.AddYears(-1), Closes: Before.AddDays(-300), Reason: "改期"), Before)).ThenRefused("drive-period");

    [Fact]
    public void Whitespace_around_conditions_does_not_change_the_terms() => new Specification<DriveState, DriveFact>(DriveState.Initial, DriveState.Evolve)
        .Given(Created with { Reward = Two with { Conditions = "每篇通过的投稿 " } })
        .When(d => DriveRules.Amend(d, new(Closes: Noon.AddDays(9), Reward: Two, Reason: "来稿踊跃"), Noon))
        .Then(AsCreated with { Closes = Noon.AddDays(9), Reason = "来稿踊跃" });

    [Theory]
    [MemberData(nameof(ToTheirDisadvantage))]
    public void An_open_drive_never_changes_to_the_participants_disadvantage(AmendDrive command)
    {
        Drive.When(d => DriveRules.Amend(d, command with { Reason = "预算调整" }, Noon)).ThenRefused("drive-terms-fixed");
        Assert.Null(Drive.When(d => DriveRules.Amend(d, command with { Reason = "预算调整" }, Before)).Decision.Refusal);
    }

    [Theory]
    [MemberData(nameof(InTheirFavour))]
    public void An_open_drive_changes_in_the_participants_favour_with_a_reason(AmendDrive command)
    {
        Drive.When(d => DriveRules.Amend(d, command, Noon)).ThenRefused("text-missing");
        Assert.Single(Drive.When(d => DriveRules.Amend(d, command with { Reason = "来稿踊跃" }, Noon)).Decision.Facts);
    }

    [Fact]
    public void A_reward_can_be_added_when_none_was_announced() => new Specification<DriveState, DriveFact>(DriveState.Initial, DriveState.Evolve)
        .Given(Created with { Reward = null }).When(d => DriveRules.Amend(d, new(Reward: Two, Reason: "加码"), Noon)).Then(AsCreated with { Reason = "加码" });

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Is_refused_when_its_terms_would_be_invalid(string code, AmendDrive command) =>
        Drive.When(d => DriveRules.Amend(d, command with { Reason = "更正" }, Before)).ThenRefused(code);

    [Fact]
    public void A_closed_drive_cannot_be_amended()
    {
        Drive.When(d => DriveRules.Amend(d, new(Closes: Noon.AddDays(30), Reason: "延长"), Noon.AddDays(7))).ThenRefused("drive-over");
        new Specification<DriveState, DriveFact>(DriveState.Initial, DriveState.Evolve)
            .Given(Created, new DriveClosed("发完")).When(d => DriveRules.Amend(d, new("新标题", Reason: "更正"), Noon)).ThenRefused("drive-over");
    }

    [Fact]
    public void Ignores_unchanged_values_and_refuses_an_unknown_drive()
    {
        Drive.When(d => DriveRules.Amend(d, new(Created.Title, Reward: Two, Reason: "无"), Noon)).ThenNothing();
        Assert.Equal("drive-unknown", DriveRules.Amend(DriveState.Initial, new("新标题"), Noon).Refusal?.Code);
    }

    [Theory]
    [InlineData(DriveStatus.Scheduled, true)]
    [InlineData(DriveStatus.Open, true)]
    [InlineData(DriveStatus.Closed, false)]
    public void Amending_is_a_next_step_until_it_is_closed(DriveStatus status, bool open) => Assert.Equal(open, DriveNextSteps.Of(status).Contains("amend"));
}
