using System.Text.Json.Serialization;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>What somebody may do.</summary>
public enum Right
{
    /// <summary>See it: lists, reports, exports.</summary>
    Read,

    /// <summary>Make and change content: drafts, collaborations, drives, imports.</summary>
    Edit,

    /// <summary>Decide on others' content: approve, reject, vet.</summary>
    Review,

    /// <summary>Decide on the campaign: its life, gates, money, publication; read its audit.</summary>
    Manage,

    /// <summary>People, tokens, erasure: what concerns the whole installation.</summary>
    Administer,
}

/// <summary>What somebody is in a campaign, or in all of them.</summary>
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

/// <summary>Who must have a second factor.</summary>
public enum SecondFactorPolicy
{
    Off,
    Administrators,
    Everyone,
}

/// <summary>A role in a campaign.</summary>
/// <param name="Campaign">Null for all campaigns, those to come included.</param>
public sealed record Assignment(Role Role, string? Campaign = null);

/// <summary>Rights in a campaign, or in all of them when it is null.</summary>
public sealed record Permit(string? Campaign, ValueList<Right> Rights);

/// <summary>All that somebody may do.</summary>
public sealed record Permits(ValueList<Permit> All)
{
    public static Permits None { get; } = new([]);

    /// <summary>Of whoever holds the token in the configuration: everything.</summary>
    public static Permits Everything { get; } = Of([new Assignment(Role.Administrator)]);

    /// <summary>The campaigns that may be read; null when all may.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Visible => Everywhere(Right.Read) ? null : CampaignsWith(Right.Read);

    public static Permits Of(IEnumerable<Assignment> assignments) => new(
    [
        .. assignments.GroupBy(assignment => assignment.Campaign)
            .Select(campaign => new Permit(campaign.Key, [.. campaign.SelectMany(assignment => RightsOf(assignment.Role)).Distinct().Order()])),
    ]);

    public static Permits Of(TokenAccess access, string? campaign) =>
        new([new(campaign, access == TokenAccess.Read ? [Right.Read] : RightsOf(Role.Manager))]);

    /// <summary>In every campaign, and in what belongs to none.</summary>
    public bool Everywhere(Right right) => All.Any(permit => permit.Campaign is null && permit.Rights.Contains(right));

    /// <summary>In at least one campaign.</summary>
    public bool Anywhere(Right right) => All.Any(permit => permit.Rights.Contains(right));

    public bool In(string campaign, Right right) => All.Any(permit => (permit.Campaign is null || permit.Campaign == campaign) && permit.Rights.Contains(right));

    /// <summary>Those that are named; ask first whether the right is had everywhere.</summary>
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
