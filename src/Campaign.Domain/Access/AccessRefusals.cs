using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>The refusals of the access rules.</summary>
public static class AccessRefusals
{
    public static Refusal RightMissing { get; } = new(
        RefusalKind.Forbidden,
        "right-missing",
        new("您的角色不能这样做，未作改动。需要时请找管理员。", "Your role does not allow this; nothing was changed. Ask an administrator if you need it."));

    public static Refusal StaffUnknown { get; } = Refusal.NotFound("person-unknown", "没有这个人员。", "There is no such person.");

    public static Refusal TokenUnknown { get; } = Refusal.NotFound("token-unknown", "没有这个令牌。", "There is no such token.");

    public static Refusal SessionUnknown { get; } = Refusal.NotFound("session-unknown", "没有这个登录会话，它可能已经结束。", "There is no such session; it may be over.");

    public static Refusal NameTaken { get; } = Refusal.Conflict(
        "name-taken", "这个登录名已有人使用，未作改动。请换一个。", "Somebody signs in with that name already; nothing was changed. Choose another.");

    public static Refusal Founded { get; } = Refusal.Conflict("founded", "已经有管理员了。", "There is an administrator already.");

    public static Refusal LastAdministrator { get; } = Refusal.Conflict(
        "last-administrator",
        "这是最后一位管理员，未作改动。请先让另一位同事成为管理员。",
        "This is the last administrator; nothing was changed. Make somebody else an administrator first.");

    public static Refusal RoleUnknown { get; } = Refusal.Invalid(
        "role-unknown",
        "没有这个角色，可选：administrator、manager、editor、reviewer、leadership。",
        "There is no such role. There are: administrator, manager, editor, reviewer, leadership.");

    public static Refusal RoleNotYours { get; } = new(
        RefusalKind.Forbidden,
        "role-not-yours",
        new(
            "您只能在自己负责的活动里分配编辑、审核和管理层角色，未作改动。其他改动请找管理员。",
            "You give the roles of editor, reviewer and leadership in the campaigns that you manage; nothing was changed. Ask an administrator for the rest."));

    public static Refusal PersonNotYours { get; } = new(
        RefusalKind.Forbidden,
        "person-not-yours",
        new("此人还有别处的角色，未作改动。请找管理员处理。", "This person has roles elsewhere, too; nothing was changed. Ask an administrator."));

    public static Refusal RoleNeeded { get; } = Refusal.Invalid(
        "role-needed", "请至少给一个角色，未添加人员。", "Give at least one role; nobody was added.");

    public static Refusal RoleScope { get; } = Refusal.Invalid(
        "role-scope", "管理员不能只限于一个活动，请不要填写 campaign。", "An administrator is one for all campaigns: leave campaign out.");

    public static Refusal AccessMissing { get; } = Refusal.Invalid(
        "access-missing", "请写明令牌的权限：read（只读）或 write（读写）。", "Say what the token may do: read or write.");

    public static Refusal ExpiryPast { get; } = Refusal.Invalid(
        "expiry-past", "令牌的到期时间须在将来，未签发令牌。", "A token ends in the future; none was made.");

    public static Refusal NameInvalid { get; } = Refusal.Invalid(
        "name-invalid",
        "登录名须为 2–80 个字符，只能用字母、数字和 . _ - @。",
        "A name to sign in with has 2–80 characters: letters, digits and . _ - @.");

    public static Refusal PasswordWeak { get; } = Refusal.Invalid(
        "password-weak",
        "密码太容易猜到，未作改动。请用至少 12 个字符，不要含登录名，也不要用常见密码；几个不相干的词连起来就很好。",
        "That password is too easy to guess; nothing was changed. Use 12 characters or more, without the sign-in name and not a common one; a few unrelated words do well.");

    public static Refusal PasswordWrong { get; } = new(
        RefusalKind.Forbidden, "password-wrong", new("当前密码不对，未作改动。", "That is not your current password; nothing was changed."));

    public static Refusal SecondFactorOn { get; } = Refusal.Conflict(
        "second-factor-on", "已经开启了两步验证，未作改动。要换设备，请先关闭再重新设置。", "Two-step verification is already on; nothing was changed. To change phones, turn it off first, then set it up again.");

    public static Refusal PolicyUnknown { get; } = Refusal.Invalid(
        "policy-unknown", "请选择要求谁开启两步验证：off、administrators 或 everyone。", "Say who must use two-step verification: off, administrators or everyone.");

    public static Refusal SecondFactorOff { get; } = Refusal.Conflict(
        "second-factor-off", "还没有开启两步验证，未作改动。请先开启，届时会给出恢复码。", "Two-step verification is not on yet; nothing was changed. Turn it on: recovery codes come with it.");

    public static Refusal CodeWrong { get; } = Refusal.Invalid(
        "code-wrong", "验证码不对或已过期，未作改动。请输入验证器上的新验证码。", "That code is wrong or too old; nothing was changed. Type the one that the authenticator shows now.");
}
