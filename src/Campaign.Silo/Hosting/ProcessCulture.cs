using System.Globalization;

namespace Campaign.Silo.Hosting;

/// <summary>Calendar, digits and letters of a process. People are answered in the language of their request, programs always alike; what the machine is set to plays no part.</summary>
public static class ProcessCulture
{
    /// <summary>To be called before anything else, by every program: threads that exist keep what they have.</summary>
    public static void LeaveTheMachines() =>
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
}
