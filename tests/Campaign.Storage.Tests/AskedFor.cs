using System.Globalization;

namespace Campaign.Storage.Tests;

/// <summary>Environment variables that request longer or stricter test runs, see <c>docs/testing.md</c>.</summary>
internal static class AskedFor
{
    /// <param name="variable">Name of the environment variable.</param>
    /// <param name="otherwise">The value if it is not set or is not a number.</param>
    public static T Number<T>(string variable, T otherwise)
        where T : IParsable<T> => T.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
