using System.Net;
using Campaign.Journeys.Tests.Access;
using Campaign.Journeys.Tests.Faults;
using Campaign.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Drafts;

/// <summary>A draft expires thirty days after its last change.</summary>
public sealed class OldDraftsTests
{
    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task A_draft_expires_after_thirty_days(int days, bool there)
    {
        var clock = new ShiftedClock();
        using var server = new CampaignServer(clock);
        await server.AddPerson("lin");
        using var lin = await server.SignIn("lin");
        await lin.Expect(HttpMethod.Put, "me/drafts/partner/new", DraftsJourney.Draft("半句"), HttpStatusCode.Created);
        clock.Shift = TimeSpan.FromDays(days);
        using var housekeeping = ActivatorUtilities.CreateInstance<Housekeeping>(server.Services);
        await housekeeping.Tidy();
        using var later = await server.SignIn("lin");
        await later.Expect(HttpMethod.Get, "me/drafts/partner/new", status: there ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }
}
