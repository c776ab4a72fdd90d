using Campaign.Domain.Decisions;
using Campaign.Domain.Drives;

namespace Campaign.Domain.Tests.Drives;

public sealed class DriveTests
{
    private static readonly DateTimeOffset Noon = Specification<DriveState, DriveFact>.Noon;

    private static readonly CreateDrive Command =
        new("tea", "cola", "我的改签经历", "说说新流程", Noon, Noon.AddDays(7), new("coupons", 2, "每篇通过的投稿"));

    private static readonly DriveCreated Created =
        new("tea", "cola", "我的改签经历", "说说新流程", Noon, Noon.AddDays(7), new("coupons", 2, "每篇通过的投稿"), 3, []);

    private static Specification<DriveState, DriveFact> Drive => new(DriveState.Initial, DriveState.Evolve);

    [Fact]
    public void Is_announced_with_a_default_limit_of_three_per_author() => Drive.Given().When(d => DriveRules.Create(d, Command, Noon)).Then(Created);

    [Fact]
    public void Keeps_its_own_limit_and_banned_words() => Drive.Given()
        .When(d => DriveRules.Create(d, Command with { PerAuthorLimit = 1, BannedWords = [" 加微信 ", "加微信", ""] }, Noon))
        .Then(Created with { PerAuthorLimit = 1, BannedWords = ["加微信"] });

    [Fact]
    public void Is_refused_when_its_id_is_taken() => Drive.Given(Created).When(d => DriveRules.Create(d, Command, Noon)).ThenRefused("drive-exists");

    public static TheoryData<string, CreateDrive> Wrong => new()
    {
        { "drive-title", Command with { Title = " " } },
        { "drive-title", Command with { Title = new('长', 201) } },
        { "drive-prompt", Command with { Prompt = "" } },
        { "drive-period", Command with { Closes = Command.Opens } },
        { "drive-author-limit", Command with { PerAuthorLimit = 0 } },
        { "drive-reward", Command with { Reward = new("", 1) } },
        { "drive-reward", Command with { Reward = new("coupons", 0) } },
        { "drive-banned-words", Command with { BannedWords = [new('长', 51)] } },
        { "reward-sentiment", Command with { Title = "五星好评征集" } },
        { "reward-sentiment", Command with { Prompt = "晒好评返现" } },
        { "reward-sentiment", Command with { Reward = new("coupons", 1, "满分评价可得") } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Is_refused_when_its_terms_are_invalid(string code, CreateDrive command) =>
        Drive.Given().When(d => DriveRules.Create(d, command, Noon)).ThenRefused(code);

    [Fact]
    public void Names_the_words_that_tie_the_reward_to_an_opinion() => Assert.Equal(
        "reward.conditions: 满分",
        Assert.Single(Drive.Given().When(d => DriveRules.Create(d, Command with { Reward = new("coupons", 1, "满分评价可得") }, Noon))
            .ThenRefused("reward-sentiment").Findings).Where);

    [Fact]
    public void Opens_and_closes_at_its_scheduled_times()
    {
        var drive = Drive.Given(Created).State;
        Assert.Equal(DriveStatus.Scheduled, drive.StatusAt(Noon.AddTicks(-1)));
        Assert.Equal(DriveStatus.Open, drive.StatusAt(Noon));
        Assert.Equal(DriveStatus.Closed, drive.StatusAt(Noon.AddDays(7)));
    }

    [Fact]
    public void Closes_early_with_a_reason()
    {
        var open = Drive.Given(Created);
        open.When(d => DriveRules.Close(d, new(" "), Noon)).ThenRefused("reason-missing");
        var closed = open.When(d => DriveRules.Close(d, new("奖品发完"), Noon)).Then(new DriveClosed("奖品发完"));
        Assert.Equal(DriveStatus.Closed, closed.StatusAt(Noon));
        Assert.Empty(DriveRules.Close(closed, new("再关"), Noon).Facts);
        Drive.Given().When(d => DriveRules.Close(d, new("x"), Noon)).ThenRefused("drive-unknown");
    }

    [Fact]
    public void Counts_the_submissions_it_took_in() =>
        Assert.Equal(5, Drive.Given(Created, new SubmissionsTakenIn(2), new SubmissionsTakenIn(3)).State.Submissions);
}
