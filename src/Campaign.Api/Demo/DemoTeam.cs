using Campaign.Api.Access;
using Campaign.Domain.Access;

namespace Campaign.Api.Demo;

/// <summary>Who fills the demo: a person of each working role, and the page from which users send what they wrote, a program with a token of its own.</summary>
internal sealed class DemoTeam(HttpClient client, IReadOnlyList<DemoPerson> people, CancellationToken cancellation)
{
    public DemoHttp Administrator { get; } = Of(client, people, Role.Administrator, cancellation);

    public DemoHttp Manager { get; } = Of(client, people, Role.Manager, cancellation);

    public DemoHttp Editor { get; } = Of(client, people, Role.Editor, cancellation);

    public DemoHttp Reviewer { get; } = Of(client, people, Role.Reviewer, cancellation);

    /// <summary>Where users send their submissions; connected before the first drive opens.</summary>
    public DemoHttp Form { get; } = new(client, null, cancellation);

    /// <summary>Gives the form its token. What an earlier filling gave it is known to nobody any more, so it gets a new one.</summary>
    public async Task ConnectForm() => Form.Show((string)(await Administrator.Post("tokens", new { name = "公众号投稿页", access = "write", campaign = DemoCampaign.Id }))["token"]!);

    /// <summary>Signs everybody out.</summary>
    public Task Leave() => Task.WhenAll(Administrator.Leave(), Manager.Leave(), Editor.Leave(), Reviewer.Leave());

    private static DemoHttp Of(HttpClient client, IReadOnlyList<DemoPerson> people, Role role, CancellationToken cancellation) =>
        new(client, people.Single(person => person.Role == role), cancellation);
}
