using Campaign.Silo.Hosting;

namespace Campaign.Api.Http;

/// <summary>The routes of a noun in another assembly. Those of this assembly are listed in <see cref="Api"/>.</summary>
internal interface IRoutes : IDiscovered
{
    /// <param name="api">The group below <see cref="Api.Base"/>. A route without <c>.Allow(…)</c> is closed.</param>
    void Map(IEndpointRouteBuilder api);
}
