namespace Campaign.Storage.Drafts;

/// <summary>Under which keys drafts lie: <c>draft/{person}/{form}</c>.</summary>
public static class DraftKeys
{
    /// <summary>The kind of state that drafts are.</summary>
    public const string Kind = "draft";

    public static string Of(string person, string form) => $"{Beginning(person)}{form}";

    /// <summary>What the keys of a person's drafts begin with.</summary>
    public static string Beginning(string person) => $"{Kind}/{person}/";

    /// <summary>A pattern of the keys of everybody's drafts of forms about a thing.</summary>
    /// <param name="thing">A stream, or what a personal record belongs to; neither holds a character that means something in a pattern.</param>
    internal static string About(string thing) => $"{Kind}/%/{thing}/%";

    /// <returns>Null when it is no key of a draft.</returns>
    internal static (string Person, string Form)? Parts(string key) => key.Split('/', 3) is [Kind, var person, var form] ? (person, form) : null;
}
