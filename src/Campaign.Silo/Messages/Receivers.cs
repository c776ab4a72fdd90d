using Campaign.Grains;
using Campaign.Silo.Hosting;
using Orleans;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Campaign.Silo.Messages;

/// <summary>The grains that act on messages, by the noun of their key: the type of such a grain is its noun.</summary>
public sealed class Receivers(Nouns nouns, GrainTypeResolver types, IGrainFactory grains)
{
    // Orleans makes references that look like receivers; they are no grains.
    private readonly HashSet<string> _nouns = new(nouns.Classes<IReceiver>().Where(type => type.IsAssignableTo(typeof(IGrainBase))).Select(type => types.GetGrainType(type).ToString()!), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Nouns => _nouns;

    /// <param name="target">A grain's key, such as <c>pool/tea-coupons</c>.</param>
    /// <returns>Null when grains of its noun receive nothing.</returns>
    public IReceiver? Of(string target)
    {
        var noun = target.Split('/')[0];
        return _nouns.Contains(noun) ? grains.GetGrain<IReceiver>(GrainId.Create(noun, target)) : null;
    }
}
