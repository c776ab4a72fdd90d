using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Stories;

/// <summary>The life of a story up to its approval.</summary>
public static class StoryRules
{
    internal const int LongestNote = 1_000;
    private const int LongestTitle = 200;
    private const int LongestBody = 100_000;

    public static Decision<StoryFact> Draft(StoryState story, DraftStory command, DateTimeOffset now) =>
        story.Exists ? StoryRefusals.Exists
        : Unfit(command.Title, command.Body) is { } refusal ? refusal
        : new StoryDrafted(
            command.StoryId,
            command.CampaignId,
            command.TemplateId,
            command.Language,
            command.Title.Trim(),
            command.Body,
            command.DataHash,
            Findings(command.Title, command.Body));

    public static Decision<StoryFact> Revise(StoryState story, ReviseStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: not (StoryStatus.Draft or StoryStatus.ChangesRequested) } => StoryRefusals.NotInHand(story.Status),
            _ when Unfit(command.Title, command.Body) is { } refusal => refusal,
            _ => new StoryRevised(command.Title.Trim(), command.Body, command.DataHash, Findings(command.Title, command.Body)),
        };

    /// <summary>Sends the draft to review; one that was sent back has to be revised first.</summary>
    public static Decision<StoryFact> Submit(StoryState story, SubmitStory command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.InReview } => Decision<StoryFact>.Nothing,
            { Status: StoryStatus.ChangesRequested } => StoryRefusals.NotRevised,
            { Status: not StoryStatus.Draft } => StoryRefusals.NotInHand(story.Status),
            _ => new StorySubmitted(),
        };

    public static Decision<StoryFact> RequestChanges(StoryState story, RequestStoryChanges command, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: not StoryStatus.InReview } => StoryRefusals.NotInReview(story.Status),
            _ when Field.Text("note", command.Note, LongestNote) is { } refusal => refusal,
            _ => new StoryChangesRequested(command.Note!.Trim()),
        };

    /// <summary>Approves the draft in review unless the reviewer wrote it, or a compliance rule blocks it.</summary>
    public static Decision<StoryFact> Approve(StoryState story, ApproveStory command, Reviewer reviewer, DateTimeOffset now) =>
        story switch
        {
            { Exists: false } => StoryRefusals.Unknown,
            { Status: StoryStatus.Approved } => Decision<StoryFact>.Nothing,
            { Status: not StoryStatus.InReview } => StoryRefusals.NotInReview(story.Status),
            _ when reviewer.Refuse(story.Author) is { } refusal => refusal,
            _ when story.Findings.Any(finding => finding.Severity == Severity.Blocking) => Refusal.Blocked(story.Findings),
            _ when Field.Optional("note", command.Note, LongestNote) is { } refusal => refusal,
            _ => new StoryApproved(command.Note),
        };

    /// <summary>What the compliance rules say about a text: shown while it is written, blocking when it is to be approved.</summary>
    public static ValueList<Finding> Findings(string? title, string body) =>
        [.. KolProof.AbsoluteClaims($"{title?.Trim()}\n{body}"), .. RewardSentiment.Check(("title", title?.Trim()), ("body", body))];

    private static Refusal? Unfit(string title, string body) => Field.Text("title", title, LongestTitle) ?? Field.Text("body", body, LongestBody);
}
