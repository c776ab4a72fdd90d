using Campaign.Api.Access;
using Campaign.Domain.Access;
using Campaign.Journeys.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Demo;

public sealed class DemoPeopleTests : IDisposable
{
    private readonly CampaignServer _server = new();

    [Fact]
    public async Task The_demo_starts_again_after_somebody_made_two_step_verification_mandatory()
    {
        await Prepare();
        await _server.Client.Expect(HttpMethod.Put, "installation/second-factor", new { policy = "everyone" });
        var boss = (await Prepare()).Single(person => person.Role == Role.Administrator);
        using var browser = await _server.SignIn(boss.Name, boss.Password);
        await browser.Expect(HttpMethod.Get, "people");
    }

    public void Dispose() => _server.Dispose();

    private Task<IReadOnlyList<DemoPerson>> Prepare() => _server.Services.GetRequiredService<DemoPeople>().Prepare(() => { }, CancellationToken.None);
}
