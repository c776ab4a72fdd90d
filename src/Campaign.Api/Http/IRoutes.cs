using Campaign.Silo.Hosting;

namespace Campaign.Api.Http;

/// <summary>The routes of a noun that lives in an assembly of its own. Those of this one stand in <see cref="Api"/>.</summary>
internal interface IRoutes : IDiscovered
{
    /// <param name="api">The group below <see cref="Api.Base"/>. A route that allows nobody (<c>.Allow(…)</c>) is closed.</param>
    void Map(IEndpointRouteBuilder api);
}
