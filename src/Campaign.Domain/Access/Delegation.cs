using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>
/// What somebody may do about other people. Administrators may do everything. A campaign's manager gives and removes the roles of those who work in that campaign,
/// but cannot touch administrators, other managers, or roles in other campaigns.
/// </summary>
public static class Delegation
{
    /// <summary>The roles that a campaign's manager may give.</summary>
    private static readonly Role[] Given = [Role.Editor, Role.Reviewer, Role.Leadership];

    /// <summary>Whether they may give and remove this role.</summary>
    public static bool MayGive(this Permits by, Assignment role) => by.Administers() || (Given.Contains(role.Role) && by.Manages(role));

    /// <summary>Whether they may see the person: anybody with a role in a campaign that they manage.</summary>
    public static bool MaySee(this Permits by, StaffState person) => by.Administers() || person.Roles.Any(by.Manages);

    /// <summary>Whether they may reset the person's password; nobody may gain access beyond their own rights that way.</summary>
    public static bool MayReset(this Permits by, StaffState person) => by.Administers() || (person.Roles.Count > 0 && person.Roles.All(by.MayGive));

    public static bool Administers(this Permits by) => by.Everywhere(Right.Administer);

    /// <summary>The person's roles after replacing those that the caller may remove. The others stay, whether they were listed or not.</summary>
    /// <returns>Null when the caller may not give one of the roles.</returns>
    internal static ValueList<Assignment>? Replace(this Permits by, StaffState person, ValueList<Assignment> roles) =>
        by.Administers() ? roles
        : person.IsAdministrator || roles.Any(role => !by.MayGive(role) && !person.Roles.Contains(role)) ? null
        : [.. person.Roles.Where(role => !by.MayGive(role) || roles.Contains(role)), .. roles.Where(role => !person.Roles.Contains(role))];

    private static bool Manages(this Permits by, Assignment role) =>
        role.Campaign is { } campaign ? by.In(campaign, Right.Manage) : by.Everywhere(Right.Manage);
}
