using Campaign.Grains.Access;
using Campaign.Storage.Access;
using Orleans;

namespace Campaign.Silo.Access;

public static class AccessGrains
{
    /// <summary>The one grain of who may come in.</summary>
    public static IAccessGrain Access(this IGrainFactory grains) => grains.GetGrain<IAccessGrain>(AccessView.Stream);
}
