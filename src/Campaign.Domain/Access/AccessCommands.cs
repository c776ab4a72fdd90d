using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>Lets a person in.</summary>
public sealed record AddStaff(string Id, ValueList<Assignment> Roles);

/// <summary>Gives a person these roles in place of those before.</summary>
public sealed record GiveRoles(string Id, ValueList<Assignment> Roles);

/// <summary>Lets a person in no more, or again, or with a new password.</summary>
public sealed record ChangeStaff(string Id, string? Reason);

/// <summary>Codes that each let a person in once without the second factor's device.</summary>
/// <param name="Ids">Say nothing of the codes.</param>
/// <param name="Kept">The hashes, each with its id, as they lie beside the password's.</param>
public sealed record NewRecoveryCodes(ValueList<string> Ids, string Kept);

/// <param name="Campaign">Null for all campaigns.</param>
/// <param name="Expires">Null when it is good until it is revoked.</param>
public sealed record IssueToken(string Id, string Name, TokenAccess? Access, string? Campaign, DateTimeOffset? Expires = null);

/// <summary>Records that a token's time has come, unless it was revoked before; otherwise changes nothing.</summary>
[Named("token.expire")]
public sealed record ExpireToken(string Id) : Message;

/// <summary>Deletes what somebody who is let in no more has typed and not sent.</summary>
/// <param name="Person">Whose drafts they are.</param>
[Named("staff.forget-drafts")]
public sealed record ForgetDrafts(string Person) : Message;

/// <summary>How a person signs in; it never stands in a fact.</summary>
/// <param name="Login">What is typed, in lower case; unique.</param>
/// <param name="Display">How others see the person.</param>
/// <param name="PasswordHash">As the hasher gives it.</param>
public sealed record Credential(string Login, string Display, string PasswordHash);
