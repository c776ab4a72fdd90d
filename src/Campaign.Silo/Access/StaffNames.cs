using System.Buffers;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Access;

/// <summary>Sign-in names.</summary>
public static class StaffNames
{
    private static readonly SearchValues<char> Extra = SearchValues.Create(".-_@");

    /// <summary>As it is stored and compared.</summary>
    public static string Login(string? name) => (name ?? "").Trim().ToLowerInvariant();

    /// <summary>Why this cannot be a sign-in name; null when it can.</summary>
    public static Refusal? Refuse(string login) =>
        login is { Length: >= 2 and <= 80 } && login.All(c => char.IsLetterOrDigit(c) || Extra.Contains(c)) ? null : AccessRefusals.NameInvalid;
}
