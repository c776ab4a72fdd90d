using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Storage.Access;

namespace Campaign.Api.Access;

/// <param name="Name">The sign-in name.</param>
/// <param name="Display">The name that others see; the sign-in name when left out.</param>
/// <param name="Password">A random one is created when left out.</param>
public sealed record AddPersonBody(string? Name, string? Display = null, string? Password = null, IReadOnlyList<Assignment?>? Roles = null);

public sealed record RolesBody(IReadOnlyList<Assignment?>? Roles);

/// <summary>Shown once.</summary>
public sealed record NewPassword(string Password);

public sealed record PersonName(string Id, string Name);

/// <summary>A role that the caller may give.</summary>
/// <param name="Everywhere">Whether it may also be given for all campaigns at once.</param>
/// <param name="Campaigns">The campaigns it may be given in; null for any.</param>
public sealed record GivableRole(Role Role, bool Everywhere, IReadOnlyList<string>? Campaigns);

/// <summary>A person with an account, active or not.</summary>
/// <param name="Status">active | inactive.</param>
/// <param name="Roles">Only roles in campaigns that the reader may see.</param>
/// <param name="Fixed">Those roles that the reader may not remove.</param>
/// <param name="Next">What the reader may do: roles | password | deactivate | reactivate.</param>
/// <param name="Password">Present only in the answer that created it.</param>
public sealed record PersonResource(
    string Id, string Status, long Version, string Name, string Display, bool SecondFactor, IReadOnlyList<Assignment> Roles, IReadOnlyList<Assignment> Fixed,
    IReadOnlyList<string> Next, string? Password = null) : IResource
{
    /// <param name="by">The reader's rights.</param>
    internal static PersonResource Of(StaffRow row, Permits by)
    {
        var person = row.State;
        Assignment[] seen = [.. person.Roles.Where(role => role.Campaign is null || by.In(role.Campaign, Right.Read))];
        return new(
            person.Id, person.Active ? "active" : "inactive", person.Version, row.Login, row.Display, person.SecondFactor, seen, [.. seen.Where(role => !by.MayGive(role))],
            Steps(person, by));
    }

    private static string[] Steps(StaffState person, Permits by) =>
    [
        .. by.Administers() || (by.MaySee(person) && !person.IsAdministrator) ? ["roles"] : Array.Empty<string>(),
        .. by.MayReset(person) ? ["password"] : Array.Empty<string>(),
        .. by.Administers() ? [person.Active ? "deactivate" : "reactivate"] : Array.Empty<string>(),
    ];
}

/// <param name="Campaign">All campaigns when left out.</param>
/// <param name="Expires">When the token expires; when left out it is valid until revoked.</param>
public sealed record IssueTokenBody(string? Name, TokenAccess? Access, string? Campaign = null, DateTimeOffset? Expires = null);

/// <summary>A token for a program.</summary>
/// <param name="Status">active | expired | revoked.</param>
/// <param name="Expires">When the token expires or expired; null when it is valid until revoked.</param>
/// <param name="Token">What the program sends; present only in the answer that created it.</param>
public sealed record TokenResource(
    string Id, string Status, long Version, string Name, TokenAccess Access, string? Campaign, DateTimeOffset Created, DateTimeOffset? Expires, string? Token = null)
    : IResource
{
    internal static TokenResource Of(Storage.Views.Versioned<TokenState> row, DateTimeOffset now) => new(
        row.State.Id,
        !row.State.Active ? "revoked" : row.State.IsOver(now) ? "expired" : "active",
        row.Version, row.State.Name, row.State.Access, row.State.Campaign, row.State.Issued, row.State.Expires);
}
