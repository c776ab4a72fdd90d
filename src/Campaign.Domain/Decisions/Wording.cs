using System.Globalization;

namespace Campaign.Domain.Decisions;

/// <summary>The languages of the user interface.</summary>
public enum Language
{
    Chinese,
    English,
}

/// <summary>A sentence for a person, in both languages.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record Wording(string Zh, string En)
{
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>An amount of money for use in a sentence: at most two decimals, with a decimal point whatever the machine's culture.</summary>
    public static string Amount(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => En;
}
