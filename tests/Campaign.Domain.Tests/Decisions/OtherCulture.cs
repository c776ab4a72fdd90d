using System.Globalization;

namespace Campaign.Domain.Tests.Decisions;

/// <summary>Runs code as on a machine that is set to another culture.</summary>
internal static class OtherCulture
{
    public static T In<T>(string culture, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
