using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Access;

/// <summary>What the manager of a campaign may change about people and their roles.</summary>
public sealed class DelegationTests
{
    private static readonly DateTimeOffset Noon = Specification<AccessState, AccessFact>.Noon;
    private static readonly Specification<AccessState, AccessFact> Access = new(AccessState.Initial, AccessState.Evolve);
    private static readonly Permits Spring = Permits.Of([new(Role.Manager, "spring"), new(Role.Editor, "autumn")]);
    private static readonly StaffAdded Boss = new("boss", [new(Role.Administrator)]);
    private static readonly Assignment Here = new(Role.Editor, "spring");
    private static readonly Assignment There = new(Role.Reviewer, "autumn");

    [Fact]
    public void Adds_people_with_roles_in_their_own_campaign_only()
    {
        Access.Given(Boss).When(access => AccessRules.Add(access, new("lin", [Here]), Spring, Noon)).Then(new StaffAdded("lin", [Here]));
        Access.Given(Boss).When(access => AccessRules.Add(access, new("lin", []), Spring, Noon)).ThenRefused("role-needed");
        foreach (var role in (Assignment[])[There, new(Role.Editor), new(Role.Manager, "spring"), new(Role.Administrator), new(Role.Editor, "winter")])
        {
            Access.Given(Boss).When(access => AccessRules.Add(access, new("lin", [Here, role]), Spring, Noon)).ThenRefused("role-not-yours");
        }
    }

    [Fact]
    public void Grants_and_revokes_roles_in_their_own_campaign_only()
    {
        var lin = new StaffAdded("lin", [There, Here]);
        var leads = new Assignment(Role.Leadership, "spring");
        Access.Given(Boss, lin).When(access => AccessRules.Give(access, new("lin", [leads]), Spring, Noon)).Then(new RolesGiven("lin", [There, leads]));
        Access.Given(Boss, lin).When(access => AccessRules.Give(access, new("lin", []), Spring, Noon)).Then(new RolesGiven("lin", [There]));
        Access.Given(Boss, lin).When(access => AccessRules.Give(access, new("lin", [Here, There]), Spring, Noon)).ThenNothing();
        Access.Given(Boss, lin).When(access => AccessRules.Give(access, new("lin", [new(Role.Editor, "autumn")]), Spring, Noon)).ThenRefused("role-not-yours");
    }

    [Fact]
    public void Cannot_change_administrators_other_managers_or_people_of_other_campaigns()
    {
        var two = new StaffAdded("two", [new(Role.Administrator), Here]);
        Access.Given(Boss, two).When(access => AccessRules.Give(access, new("two", [new(Role.Administrator)]), Spring, Noon)).ThenRefused("role-not-yours");
        var peer = new StaffAdded("peer", [new(Role.Manager, "spring")]);
        Access.Given(Boss, peer).When(access => AccessRules.Give(access, new("peer", []), Spring, Noon)).ThenNothing();
        Access.Given(Boss, new StaffAdded("far", [There])).When(access => AccessRules.Give(access, new("far", []), Spring, Noon)).ThenRefused("person-unknown");
        Access.Given(Boss).When(access => AccessRules.Give(access, new("boss", []), Spring, Noon)).ThenRefused("person-unknown");
    }

    [Fact]
    public void Adds_a_colleague_from_another_campaign_who_keeps_their_roles_there()
    {
        Access.Given(Boss, new StaffAdded("far", [There])).When(access => AccessRules.Join(access, new("far", [Here]), Spring, Noon)).Then(new RolesGiven("far", [There, Here]));
        Access.Given(Boss).When(access => AccessRules.Join(access, new("boss", [Here]), Spring, Noon)).ThenRefused("role-not-yours");
        Access.Given(Boss, new StaffAdded("far", [There]), new StaffDeactivated("far", null)).When(access => AccessRules.Join(access, new("far", [Here]), Spring, Noon)).ThenRefused("name-taken");
        Access.Given(Boss, new StaffAdded("far", [There])).When(access => AccessRules.Join(access, new("far", [There]), Spring, Noon)).ThenRefused("role-not-yours");
        Access.Given(Boss, new StaffAdded("far", [There]), new StaffDeactivated("far", null)).When(access => AccessRules.Join(access, new("far", [There]), Spring, Noon)).ThenRefused("role-not-yours");
    }

    [Fact]
    public void Resets_passwords_only_of_people_without_roles_elsewhere()
    {
        Access.Given(Boss, new StaffAdded("lin", [Here])).When(access => AccessRules.ResetPassword(access, new("lin", null), Spring, Noon)).Then(new PasswordReset("lin", null));
        Access.Given(Boss, new StaffAdded("lin", [Here, There])).When(access => AccessRules.ResetPassword(access, new("lin", null), Spring, Noon)).ThenRefused("person-not-yours");
        Access.Given(Boss, new StaffAdded("peer", [new(Role.Manager, "spring")])).When(access => AccessRules.ResetPassword(access, new("peer", null), Spring, Noon)).ThenRefused("person-not-yours");
        Access.Given(Boss, new StaffAdded("far", [There])).When(access => AccessRules.ResetPassword(access, new("far", null), Spring, Noon)).ThenRefused("person-unknown");
    }

    [Fact]
    public void Of_all_campaigns_still_cannot_touch_administrators()
    {
        var all = Permits.Of([new(Role.Manager)]);
        Access.Given(Boss).When(access => AccessRules.Add(access, new("lin", [new(Role.Editor)]), all, Noon)).Then(new StaffAdded("lin", [new(Role.Editor)]));
        Access.Given(Boss).When(access => AccessRules.Add(access, new("lin", [new(Role.Manager, "spring")]), all, Noon)).ThenRefused("role-not-yours");
        Access.Given(Boss).When(access => AccessRules.ResetPassword(access, new("boss", null), all, Noon)).ThenRefused("person-not-yours");
    }
}
