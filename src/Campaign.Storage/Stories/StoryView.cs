using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Stories;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Stories;

/// <summary>A row a story.</summary>
public sealed class StoryView() : View<StoryState, StoryFact>("story", StoryState.Initial, StoryState.Evolve)
{
    public static Table Stories { get; } = Table.Named("stories", "id").Text("campaign", "status", "doc").Number("goes_out", "version")
        .Index("campaign", "goes_out", "id")
        .Index("campaign", "status", "goes_out", "id");

    /// <summary>When what has no time goes out: after everything.</summary>
    internal static DateTimeOffset Never => DateTimeOffset.MaxValue;

    public override IReadOnlyList<Table> Tables => [Stories];

    /// <inheritdoc/>
    /// <remarks>The second: the row knows who wrote the draft.</remarks>
    public override int Generation => 2;

    public override Refusal? Unknown => StoryRefusals.Unknown;

    public override string? CampaignOf(StoryState state) => state.CampaignId;

    /// <summary>A status as clients see it: <c>in-review</c>.</summary>
    public static string StatusOf(StoryState story) => JsonNamingPolicy.KebabCaseLower.ConvertName(story.Status.ToString());

    /// <summary>When it went out or is to; later than everything while it has no time.</summary>
    private static DateTimeOffset TimeOf(StoryState story) => story.PublishedAt ?? story.PublishAt ?? Never;

    public override void Project(string id, StoryState before, StoryFact fact, StoryState after, long version, RowChanges rows)
    {
        rows.Put(Stories, [id], ("campaign", after.CampaignId), ("status", StatusOf(after)), ("goes_out", TimeOf(after).ToUnixTimeMilliseconds()), ("doc", new Document(after)), ("version", version));
        rows.Move(Scope(after.CampaignId), before.Exists ? StatusOf(before) : null, StatusOf(after));
    }

    internal static string Scope(string campaign) => $"campaign/{campaign}/stories";
}
