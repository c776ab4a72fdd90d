using System.Globalization;

namespace Campaign.Domain.Decisions;

/// <summary>The languages in which Campaign speaks to people.</summary>
public enum Language
{
    Chinese,
    English,
}

/// <summary>One sentence for a person, in both languages.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record Wording(string Zh, string En)
{
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>An amount of money inside a sentence: at most two decimals after a point, whatever the machine is set to.</summary>
    public static string Amount(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => En;
}
