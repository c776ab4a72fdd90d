using System.Globalization;

namespace Campaign.Silo.Hosting;

/// <summary>The culture of a process. People are answered in the language of their request and programs always alike, whatever the machine's culture.</summary>
public static class ProcessCulture
{
    /// <summary>Must be called by every program before anything else, because existing threads keep their culture.</summary>
    public static void LeaveTheMachines() =>
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
}
