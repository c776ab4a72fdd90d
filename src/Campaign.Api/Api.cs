using Campaign.Api.Jobs;
using Campaign.Api.Mentions;
using Campaign.Api.Pools;

namespace Campaign.Api;

/// <summary>The HTTP API's table of contents.</summary>
public static class Api
{
    public const string Base = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Base);
        api.MapJobs();
        api.MapMentions();
        api.MapPools();
    }
}
