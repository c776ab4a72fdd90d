using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Access;

public sealed class AccessRulesTests
{
    private static readonly DateTimeOffset Noon = Specification<AccessState, AccessFact>.Noon;
    private static readonly Specification<AccessState, AccessFact> Access = new(AccessState.Initial, AccessState.Evolve);
    private static readonly ValueList<Assignment> Administrator = [new(Role.Administrator)];
    private static readonly ValueList<Assignment> Editor = [new(Role.Editor, "spring")];
    private static readonly Permits All = Permits.Everything;
    private static readonly StaffAdded First = new("staff-1", Administrator);
    private static readonly StaffAdded Second = new("staff-2", Editor);

    [Fact]
    public void The_first_start_makes_an_administrator_and_the_next_none()
    {
        Access.Given().When(access => AccessRules.Found(access, "staff-1", Noon)).Then(First);
        Access.Given(First).When(access => AccessRules.Found(access, "staff-9", Noon)).ThenRefused("founded");
    }

    [Fact]
    public void The_last_administrator_stays_one()
    {
        Access.Given(First, Second).When(access => AccessRules.Deactivate(access, new("staff-1", null), Noon)).ThenRefused("last-administrator");
        Access.Given(First, Second).When(access => AccessRules.Give(access, new("staff-1", Editor), All, Noon)).ThenRefused("last-administrator");
        Access.Given(First, Second, new RolesGiven("staff-2", Administrator), new StaffDeactivated("staff-2", null))
            .When(access => AccessRules.Deactivate(access, new("staff-1", null), Noon)).ThenRefused("last-administrator");
        Access.Given(First, Second, new RolesGiven("staff-2", Administrator))
            .When(access => AccessRules.Deactivate(access, new("staff-1", "离职"), Noon)).Then(new StaffDeactivated("staff-1", "离职"));
    }

    [Fact]
    public void What_is_so_already_makes_no_fact()
    {
        Access.Given(First, Second).When(access => AccessRules.Give(access, new("staff-2", Editor), All, Noon)).ThenNothing();
        Access.Given(First, Second).When(access => AccessRules.Reactivate(access, new("staff-2", null), Noon)).ThenNothing();
        Access.Given(First, new TokenIssued("token-1", "导入", TokenAccess.Read, null), new TokenRevoked("token-1"))
            .When(access => AccessRules.Revoke(access, "token-1", Noon)).ThenNothing();
    }

    [Fact]
    public void A_token_ends_in_the_future_and_its_end_is_recorded_once()
    {
        var issued = new TokenIssued("token-1", "导入", TokenAccess.Read, null, Noon);
        Access.Given(First).When(access => AccessRules.Issue(access, new("token-1", "导入", TokenAccess.Read, null, Noon), Noon)).ThenRefused("expiry-past");
        Access.Given(First).When(access => AccessRules.Issue(access, new("token-1", "导入", TokenAccess.Read, null, Noon), Noon.AddTicks(-1))).Then(issued);
        Access.Given(First, issued).When(access => AccessRules.Expire(access, new("token-1"), Noon.AddTicks(-1))).ThenNothing();
        Access.Given(First, issued).When(access => AccessRules.Expire(access, new("token-1"), Noon)).Then(new TokenExpired("token-1"));
        Access.Given(First, issued, new TokenExpired("token-1")).When(access => AccessRules.Expire(access, new("token-1"), Noon)).ThenNothing();
        Access.Given(First, issued, new TokenRevoked("token-1")).When(access => AccessRules.Expire(access, new("token-1"), Noon)).ThenNothing();
        Access.Given(First, issued).When(access => AccessRules.Revoke(access, "token-1", Noon)).ThenNothing();
        Assert.Equal(Noon, Assert.Single(AccessReactions.To("access/installation", AccessState.Initial, issued)).Due);
        Assert.Empty(AccessReactions.To("access/installation", AccessState.Initial, issued with { Expires = null }));
    }

    [Fact]
    public void Whoever_is_let_in_no_more_leaves_no_drafts_however_often()
    {
        var gone = new StaffDeactivated("staff-2", null);
        var once = Access.Given(First, Second, gone).State;
        var again = Access.Given(First, Second, gone, new StaffReactivated("staff-2", null), gone).State;
        var message = Assert.Single(AccessReactions.To("access/installation", once, gone));
        Assert.Equal(("access/installation", (Message)new ForgetDrafts("staff-2")), (message.Target, message.Message));
        Assert.NotEqual(message.Key, Assert.Single(AccessReactions.To("access/installation", again, gone)).Key);
    }

    [Fact]
    public void A_token_from_before_they_had_an_end_has_none()
    {
        var kept = DomainJson.Read<AccessFact>("token.issued", """{"id":"token-1","name":"导入","access":"read"}"""u8);
        var token = AccessState.Evolve(AccessState.Initial, kept).Tokens["token-1"];
        Assert.False(token.IsOver(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Who_is_not_there_or_no_longer_changes_nothing()
    {
        Access.Given(First).When(access => AccessRules.Give(access, new("staff-9", Editor), All, Noon)).ThenRefused("person-unknown");
        Access.Given(First, Second, new StaffDeactivated("staff-2", null))
            .When(access => AccessRules.Change(access, new PasswordChanged("staff-2"), Noon)).ThenRefused("person-unknown");
        Access.Given(First).When(access => AccessRules.Revoke(access, "token-9", Noon)).ThenRefused("token-unknown");
    }

    [Fact]
    public void A_role_exists_and_an_administrator_is_one_everywhere()
    {
        Access.Given(First).When(access => AccessRules.Add(access, new("staff-2", [new((Role)99)]), All, Noon)).ThenRefused("role-unknown");
        Access.Given(First).When(access => AccessRules.Add(access, new("staff-2", [new(Role.Administrator, "spring")]), All, Noon)).ThenRefused("role-scope");
    }

    [Fact]
    public void A_new_password_from_others_takes_the_second_factor_away() => Assert.False(
        Access.Given(First, new SecondFactorSet("staff-1")).When(access => AccessRules.ResetPassword(access, new("staff-1", null), All, Noon))
            .Then(new PasswordReset("staff-1", null)).Staff["staff-1"].SecondFactor);

    [Fact]
    public void A_second_factor_comes_with_codes_that_work_once_each_and_die_with_it()
    {
        var on = Access.Given(First).When(access => AccessRules.SetSecondFactor(access, "staff-1", ["a", "b"], Noon))
            .Then(new SecondFactorSet("staff-1"), new RecoveryCodesMade("staff-1", ["a", "b"]));
        Assert.Equal(["a", "b"], on.Staff["staff-1"].RecoveryCodes);
        AccessFact[] history = [First, new SecondFactorSet("staff-1"), new RecoveryCodesMade("staff-1", ["a", "b"])];
        Access.Given(history).When(access => AccessRules.SetSecondFactor(access, "staff-1", ["c"], Noon)).ThenRefused("second-factor-on");
        var used = Access.Given(history).When(access => AccessRules.UseRecoveryCode(access, "staff-1", "a", Noon)).Then(new RecoveryCodeUsed("staff-1", "a"));
        Assert.Equal(["b"], used.Staff["staff-1"].RecoveryCodes);
        Access.Given([.. history, new RecoveryCodeUsed("staff-1", "a")]).When(access => AccessRules.UseRecoveryCode(access, "staff-1", "a", Noon)).ThenRefused("code-wrong");
        Access.Given([.. history, new RecoveryCodesMade("staff-1", ["c"])]).When(access => AccessRules.UseRecoveryCode(access, "staff-1", "a", Noon)).ThenRefused("code-wrong");
        foreach (AccessFact end in (AccessFact[])[new SecondFactorRemoved("staff-1"), new PasswordReset("staff-1", null), new StaffDeactivated("staff-1", null)])
        {
            Access.Given([.. history, end]).When(access => AccessRules.UseRecoveryCode(access, "staff-1", "a", Noon)).ThenRefused("code-wrong");
        }

        Access.Given(First).When(access => AccessRules.MakeRecoveryCodes(access, "staff-1", ["a"], Noon)).ThenRefused("second-factor-off");
    }

    [Theory]
    [InlineData(SecondFactorPolicy.Off, false, false)]
    [InlineData(SecondFactorPolicy.Administrators, true, false)]
    [InlineData(SecondFactorPolicy.Everyone, true, true)]
    public void Who_must_have_a_second_factor_owes_it_until_there_is_one(SecondFactorPolicy policy, bool administrator, bool editor)
    {
        var access = policy == SecondFactorPolicy.Off
            ? Access.Given(First, Second).State
            : Access.Given(First, Second).When(access => AccessRules.RequireSecondFactor(access, policy, Noon)).Then(new SecondFactorRequired(policy));
        Assert.Equal((administrator, editor), (access.Staff["staff-1"].Owes(access.SecondFactor), access.Staff["staff-2"].Owes(access.SecondFactor)));
        Assert.False((access.Staff["staff-1"] with { SecondFactor = true }).Owes(access.SecondFactor));
        Access.Given(First, new SecondFactorRequired(policy)).When(before => AccessRules.RequireSecondFactor(before, policy, Noon)).ThenNothing();
        Access.Given(First).When(before => AccessRules.RequireSecondFactor(before, (SecondFactorPolicy)9, Noon)).ThenRefused("policy-unknown");
    }

    [Fact]
    public void What_a_person_may_do_is_what_is_kept_here_and_anybody_else_what_was_given()
    {
        var access = Access.Given(First, Second).State;
        Assert.Equal(Permits.Of(Editor), access.PermitsOf("staff-2", All));
        Assert.Equal(All, access.PermitsOf("api", All));
        Assert.Equal(Permits.None, access.PermitsOf("api", Permits.None));
        Assert.Equal(Permits.None, Access.Given(First, Second, new StaffDeactivated("staff-2", null)).State.PermitsOf("staff-2", All));
        var owing = Access.Given(First, Second, new SecondFactorRequired(SecondFactorPolicy.Administrators)).State;
        Assert.Equal((Permits.None, Permits.Of(Editor)), (owing.PermitsOf("staff-1", All), owing.PermitsOf("staff-2", All)));
    }

    [Fact]
    public void Rights_are_those_of_all_roles_in_a_campaign_and_everywhere()
    {
        var permits = Permits.Of([new(Role.Editor, "spring"), new(Role.Reviewer, "spring"), new(Role.Leadership)]);
        Assert.True(permits.In("spring", Right.Edit) && permits.In("spring", Right.Review) && permits.In("autumn", Right.Read));
        Assert.False(permits.In("autumn", Right.Edit) || permits.In("spring", Right.Manage) || permits.Everywhere(Right.Edit));
        Assert.True(permits.Anywhere(Right.Edit));
        Assert.Null(permits.Visible);
        Assert.Equal(["spring"], Permits.Of([new(Role.Editor, "spring")]).Visible);
        Assert.False(Permits.Of(TokenAccess.Write, null).Anywhere(Right.Administer));
    }
}
