using Campaign.Grains.Access;
using Campaign.Storage.Access;
using Orleans;

namespace Campaign.Silo.Access;

public static class AccessGrains
{
    /// <summary>The grain for people and tokens.</summary>
    public static IAccessGrain Access(this IGrainFactory grains) => grains.GetGrain<IAccessGrain>(AccessView.Stream);
}
