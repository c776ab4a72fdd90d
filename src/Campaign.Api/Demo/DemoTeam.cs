using Campaign.Api.Access;
using Campaign.Domain.Access;

namespace Campaign.Api.Demo;

/// <summary>Who fills the demo: a person per working role, and a submission form, which is a program with its own token.</summary>
internal sealed class DemoTeam(HttpClient client, IReadOnlyList<DemoPerson> people, CancellationToken cancellation)
{
    public DemoHttp Administrator { get; } = Of(client, people, Role.Administrator, cancellation);

    public DemoHttp Manager { get; } = Of(client, people, Role.Manager, cancellation);

    public DemoHttp Editor { get; } = Of(client, people, Role.Editor, cancellation);

    public DemoHttp Reviewer { get; } = Of(client, people, Role.Reviewer, cancellation);

    /// <summary>The form through which users submit; connected before the first drive opens.</summary>
    public DemoHttp Form { get; } = new(client, null, cancellation);

    /// <summary>Gives the form a token. The token of an earlier run is lost, so each run issues a new one.</summary>
    public async Task ConnectForm() => Form.Show((string)(await Administrator.Post("tokens", new { name = "公众号投稿页", access = "write", campaign = DemoCampaign.Id }))["token"]!);

    /// <summary>Signs everybody out.</summary>
    public Task Leave() => Task.WhenAll(Administrator.Leave(), Manager.Leave(), Editor.Leave(), Reviewer.Leave());

    private static DemoHttp Of(HttpClient client, IReadOnlyList<DemoPerson> people, Role role, CancellationToken cancellation) =>
        new(client, people.Single(person => person.Role == role), cancellation);
}
