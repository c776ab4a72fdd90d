using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>What somebody may do in a campaign.</summary>
public enum Right
{
    /// <summary>Read lists, reports and exports.</summary>
    Read,

    /// <summary>Create and change content: drafts, collaborations, drives, imports.</summary>
    Edit,

    /// <summary>Decide on other people's content: approve, reject, vet.</summary>
    Review,

    /// <summary>Decide on the campaign: status, gates, money, publication. Read its audit log.</summary>
    Manage,

    /// <summary>Manage people and tokens, and erase personal data, for the whole installation.</summary>
    Administer,
}

/// <summary>The role of somebody in one campaign, or in all.</summary>
public enum Role
{
    Administrator,
    Manager,
    Editor,
    Reviewer,

    /// <summary>Reads and exports.</summary>
    Leadership,
}

/// <summary>What a program may do with its token.</summary>
public enum TokenAccess
{
    Read,
    Write,
}

/// <summary>Who must use two-step verification.</summary>
public enum SecondFactorPolicy
{
    Off,
    Administrators,
    Everyone,
}

/// <summary>A role in a campaign.</summary>
/// <param name="Campaign">Null for all campaigns, including future ones.</param>
public sealed record Assignment(Role Role, string? Campaign = null);

/// <summary>Rights in a campaign, or in all campaigns when it is null.</summary>
public sealed record Permit(string? Campaign, ValueList<Right> Rights);

/// <summary>Everything that somebody may do.</summary>
public sealed record Permits(ValueList<Permit> All)
{
    public static Permits None { get; } = new([]);

    /// <summary>The permits of the configured token: everything.</summary>
    public static Permits Everything { get; } = Of([new Assignment(Role.Administrator)]);

    /// <summary>The campaigns that may be read; null for all.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Visible => Everywhere(Right.Read) ? null : CampaignsWith(Right.Read);

    public static Permits Of(IEnumerable<Assignment> assignments) => new(
    [
        .. assignments.GroupBy(assignment => assignment.Campaign)
            .Select(campaign => new Permit(campaign.Key, [.. campaign.SelectMany(assignment => RightsOf(assignment.Role)).Distinct().Order()])),
    ]);

    public static Permits Of(TokenAccess access, string? campaign) =>
        new([new(campaign, access == TokenAccess.Read ? [Right.Read] : RightsOf(Role.Manager))]);

    /// <summary>In every campaign, and for what belongs to no campaign.</summary>
    public bool Everywhere(Right right) => All.Any(permit => permit.Campaign is null && permit.Rights.Contains(right));

    /// <summary>In at least one campaign.</summary>
    public bool Anywhere(Right right) => All.Any(permit => permit.Rights.Contains(right));

    public bool In(string campaign, Right right) => All.Any(permit => (permit.Campaign is null || permit.Campaign == campaign) && permit.Rights.Contains(right));

    /// <summary>Campaigns named explicitly; check <see cref="Everywhere"/> first.</summary>
    public IReadOnlyList<string> CampaignsWith(Right right) => [.. All.Where(permit => permit.Rights.Contains(right)).Select(permit => permit.Campaign).OfType<string>()];

    private static ValueList<Right> RightsOf(Role role) => role switch
    {
        Role.Administrator => [Right.Read, Right.Edit, Right.Review, Right.Manage, Right.Administer],
        Role.Manager => [Right.Read, Right.Edit, Right.Review, Right.Manage],
        Role.Editor => [Right.Read, Right.Edit],
        Role.Reviewer => [Right.Read, Right.Review],
        _ => [Right.Read],
    };
}
