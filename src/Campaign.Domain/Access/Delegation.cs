using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>
/// What somebody may do about others. Administrators everything; whoever manages a campaign gives and takes the roles of those who work in it, and touches neither
/// administrators, nor other managers, nor what people are elsewhere.
/// </summary>
public static class Delegation
{
    /// <summary>The roles that a campaign's manager gives.</summary>
    private static readonly Role[] Given = [Role.Editor, Role.Reviewer, Role.Leadership];

    /// <summary>Whether this role is theirs to give and to take.</summary>
    public static bool MayGive(this Permits by, Assignment role) => by.Administers() || (Given.Contains(role.Role) && by.Manages(role));

    /// <summary>Whether the person is among those whom they see: anybody who is something where they manage.</summary>
    public static bool MaySee(this Permits by, StaffState person) => by.Administers() || person.Roles.Any(by.Manages);

    /// <summary>Whether they may give the person a new password: nobody gets into what is not theirs that way.</summary>
    public static bool MayReset(this Permits by, StaffState person) => by.Administers() || (person.Roles.Count > 0 && person.Roles.All(by.MayGive));

    public static bool Administers(this Permits by) => by.Everywhere(Right.Administer);

    /// <summary>What the person is once they gave these roles in place of those that are theirs to take. The others stay, whether they were named or not.</summary>
    /// <returns>Null when a role among them is not theirs to give.</returns>
    internal static ValueList<Assignment>? Replace(this Permits by, StaffState person, ValueList<Assignment> roles) =>
        by.Administers() ? roles
        : person.IsAdministrator || roles.Any(role => !by.MayGive(role) && !person.Roles.Contains(role)) ? null
        : [.. person.Roles.Where(role => !by.MayGive(role) || roles.Contains(role)), .. roles.Where(role => !person.Roles.Contains(role))];

    private static bool Manages(this Permits by, Assignment role) =>
        role.Campaign is { } campaign ? by.In(campaign, Right.Manage) : by.Everywhere(Right.Manage);
}
