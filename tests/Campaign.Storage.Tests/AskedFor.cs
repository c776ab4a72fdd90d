using System.Globalization;

namespace Campaign.Storage.Tests;

/// <summary>What a longer or stricter run of a test is asked for with, see <c>docs/testing.md</c>.</summary>
internal static class AskedFor
{
    /// <param name="variable">Of the environment.</param>
    /// <param name="otherwise">When it is not set, or is no number.</param>
    public static T Number<T>(string variable, T otherwise)
        where T : IParsable<T> => T.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
