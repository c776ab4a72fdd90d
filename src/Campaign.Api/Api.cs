using Campaign.Api.Access;
using Campaign.Api.Campaigns;
using Campaign.Api.Changes;
using Campaign.Api.Collaborations;
using Campaign.Api.Compliance;
using Campaign.Api.Deliverables;
using Campaign.Api.Drafts;
using Campaign.Api.Drives;
using Campaign.Api.Http;
using Campaign.Api.Installation;
using Campaign.Api.Jobs;
using Campaign.Api.Mentions;
using Campaign.Api.Messages;
using Campaign.Api.Pages;
using Campaign.Api.Partners;
using Campaign.Api.Pools;
using Campaign.Api.Reports;
using Campaign.Api.Reputation;
using Campaign.Api.Stories;
using Campaign.Api.Subjects;
using Campaign.Api.Submissions;

namespace Campaign.Api;

/// <summary>The HTTP API's table of contents.</summary>
public static class Api
{
    public const string Base = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapWebFiles();
        routes.MapApiPage();
        routes.MapClusterDashboard();
        var api = routes.MapGroup(Base);
        api.AddEndpointFilterFactory(Instants.Ask);
        api.AddEndpointFilter(RequestKeys.Hold);
        api.AddEndpointFilter(LatestChange.Tell);
        api.MapCampaigns();
        api.MapHistory();
        api.MapPartners();
        api.MapCollaborations();
        api.MapDeliverables();
        api.MapMentions();
        api.MapPools();
        api.MapReputation();
        api.MapReports();
        api.MapJobs();
        api.MapChanges();
        api.MapCompliance();
        api.MapDrives();
        api.MapSubmissions();
        api.MapStories();
        api.MapSubjects();
        api.MapSessions();
        api.MapSecondFactor();
        api.MapPeople();
        api.MapTokens();
        api.MapAudit();
        api.MapDrafts();
        api.MapInstallation();
        api.MapMessages();
        foreach (var others in routes.ServiceProvider.GetServices<IRoutes>())
        {
            others.Map(api);
        }
    }
}
