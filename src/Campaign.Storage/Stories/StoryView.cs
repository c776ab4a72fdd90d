using System.Text.Json;
using Campaign.Domain.Stories;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Stories;

/// <summary>A row a story.</summary>
public sealed class StoryView() : View<StoryState, StoryFact>("story", StoryState.Initial, StoryState.Evolve)
{
    public static Table Stories { get; } = Table.Named("stories", "id").Text("campaign", "status", "doc").Number("version")
        .Index("campaign", "id")
        .Index("campaign", "status", "id");

    public override IReadOnlyList<Table> Tables => [Stories];

    public override string? CampaignOf(StoryState state) => state.CampaignId;

    /// <summary>A status as clients see it: <c>in-review</c>.</summary>
    public static string StatusOf(StoryState story) => JsonNamingPolicy.KebabCaseLower.ConvertName(story.Status.ToString());

    public override void Project(string id, StoryState before, StoryFact fact, StoryState after, long version, RowChanges rows)
    {
        rows.Put(Stories, [id], ("campaign", after.CampaignId), ("status", StatusOf(after)), ("doc", new Document(after)), ("version", version));
        rows.Move(Scope(after.CampaignId), before.Exists ? StatusOf(before) : null, StatusOf(after));
    }

    internal static string Scope(string campaign) => $"campaign/{campaign}/stories";
}
