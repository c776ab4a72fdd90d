using Campaign.Domain.Decisions;

namespace Campaign.Domain.Access;

/// <summary>Adds a person.</summary>
public sealed record AddStaff(string Id, ValueList<Assignment> Roles);

/// <summary>Replaces a person's roles.</summary>
public sealed record GiveRoles(string Id, ValueList<Assignment> Roles);

/// <summary>Deactivates or reactivates a person, or gives them a new password.</summary>
public sealed record ChangeStaff(string Id, string? Reason);

/// <summary>Single-use codes that let a person in without their authenticator device.</summary>
/// <param name="Ids">Reveal nothing about the codes.</param>
/// <param name="Kept">The hashes, each with its id, as stored beside the password's.</param>
public sealed record NewRecoveryCodes(ValueList<string> Ids, string Kept);

/// <param name="Campaign">Null for all campaigns.</param>
/// <param name="Expires">Null when it is valid until revoked.</param>
public sealed record IssueToken(string Id, string Name, TokenAccess? Access, string? Campaign, DateTimeOffset? Expires = null);

/// <summary>Records that a token has expired, unless it was revoked before; otherwise changes nothing.</summary>
[Named("token.expire")]
public sealed record ExpireToken(string Id) : Message;

/// <summary>Deletes the unsent drafts of a person who was deactivated.</summary>
/// <param name="Person">The owner of the drafts.</param>
[Named("staff.forget-drafts")]
public sealed record ForgetDrafts(string Person) : Message;

/// <summary>How a person signs in; never part of a fact.</summary>
/// <param name="Login">The sign-in name, in lower case; unique.</param>
/// <param name="Display">The name that others see.</param>
/// <param name="PasswordHash">As returned by the password hasher.</param>
public sealed record Credential(string Login, string Display, string PasswordHash);
