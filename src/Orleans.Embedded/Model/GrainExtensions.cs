using EmbeddedGrains;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain and of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>The key under which the grain was asked for.</summary>
    /// <exception cref="ArgumentException">The object is neither a grain that the runtime made nor a reference to one.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            Grain { Home: { } home } => home.Key,
            GrainReference reference => reference.Key,
            _ => throw new ArgumentException($"{grain.GetType().Name} has no key: it was not made by the grain runtime.", nameof(grain)),
        };
    }
}
