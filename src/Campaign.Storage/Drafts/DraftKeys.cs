namespace Campaign.Storage.Drafts;

/// <summary>The keys of unsent drafts: <c>draft/{person}/{form}</c>.</summary>
public static class DraftKeys
{
    /// <summary>The kind of state of drafts.</summary>
    public const string Kind = "draft";

    public static string Of(string person, string form) => $"{Beginning(person)}{form}";

    /// <summary>The prefix of the keys of a person's drafts.</summary>
    public static string Beginning(string person) => $"{Kind}/{person}/";

    /// <summary>A LIKE pattern for the keys of everybody's drafts of forms about a thing.</summary>
    /// <param name="thing">A stream, or a personal record's reference; neither contains wildcards.</param>
    internal static string About(string thing) => $"{Kind}/%/{thing}/%";

    /// <returns>Null when it is not the key of a draft.</returns>
    internal static (string Person, string Form)? Parts(string key) => key.Split('/', 3) is [Kind, var person, var form] ? (person, form) : null;
}
