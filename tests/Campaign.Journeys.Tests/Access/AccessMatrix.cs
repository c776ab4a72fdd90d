using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Campaign.Api.Access;
using Campaign.Domain.Access;
using Campaign.Journeys.Tests.Submissions;
using Campaign.Storage.Jobs;
using Campaign.Storage.Journal;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Every route × role × campaign. A new route has no row yet, and fails.</summary>
public sealed class AccessMatrix : IDisposable
{
    private const string Open = "GET /, GET /sign-in, GET /account, GET /drafts, GET /admin/{**page}, GET /campaigns/{**page}, GET /partners/{**page}, GET /rules, GET /assets/{file}, GET /api/reference/favicon.svg, GET /api/reference/scalar.js, GET /api/reference/scalar.aspnetcore.js, GET /api/v1/sign-in, POST /api/v1/session, GET /health/live, GET /health/ready";

    /// <summary>The routes of the API by the right they need, which is needed in the campaign that the route names unless said otherwise.</summary>
    private static readonly (Right Right, Scope Scope, string Routes)[] Rows =
    [
        (Right.Read, Scope.SignedIn, """
            GET /api | GET /api/reference/{documentName?} | GET /openapi/v1.json | GET campaigns | GET templates | GET compliance/rules | GET moderation-reasons | GET names | GET changes
            GET session | DELETE session | POST session/password | POST session/second-factor | POST session/second-factor/confirm
            POST session/second-factor/remove | POST session/second-factor/recovery-codes | GET sessions | DELETE sessions/{session}
            GET me/drafts | GET me/drafts/{**form} | PUT me/drafts/{**form} | DELETE me/drafts/{**form}
            """),
        (Right.Read, Scope.Anywhere, "GET partners | GET partners/{partner} | GET partners/{partner}/collaborations"),
        (Right.Edit, Scope.Anywhere, "POST partners | POST partners/look | POST partners/import | POST partners/{partner}/amend"),
        (Right.Review, Scope.Anywhere, "POST partners/{partner}/vet | POST partners/{partner}/suspend | POST partners/{partner}/reinstate"),
        (Right.Manage, Scope.Anywhere, "GET audit | GET audit.csv | GET people | POST people | GET roles | GET people/{person} | PUT people/{person}/roles | POST people/{person}/password"),
        (Right.Read, Scope.Campaign, """
            GET /metrics | GET campaigns/{campaign} | GET campaigns/{campaign}/standing | GET campaigns/{campaign}/history | GET campaigns/{campaign}/collaborations
            GET campaigns/{campaign}/collaborations/{partner} | GET campaigns/{campaign}/deliverables
            GET campaigns/{campaign}/collaborations/{partner}/deliverables | GET campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}
            GET campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/drafts | GET campaigns/{campaign}/mentions/imports | GET campaigns/{campaign}/reputation | GET campaigns/{campaign}/report
            GET campaigns/{campaign}/report.html | GET campaigns/{campaign}/report.pdf | GET campaigns/{campaign}/report.xlsx
            GET campaigns/{campaign}/pools | GET pools/{pool} | GET pools/{pool}/grants | GET pools/{pool}/grants/{grant}
            GET campaigns/{campaign}/drives | GET drives/{drive} | GET drives/{drive}/submissions | GET submissions/{submission}
            GET submissions/{submission}/similar | GET campaigns/{campaign}/stories | GET stories/{story} | GET jobs/{job} | GET jobs/{job}/rejects.csv
            """),
        (Right.Edit, Scope.Campaign, """
            POST campaigns/{campaign}/collaborations | POST campaigns/{campaign}/collaborations/{partner}/accept
            POST campaigns/{campaign}/collaborations/{partner}/amend | POST drives/{drive}/amend
            POST campaigns/{campaign}/collaborations/{partner}/deliverables | POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/draft
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/submit
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/amend
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/publish | POST campaigns/{campaign}/mentions/import
            POST campaigns/{campaign}/mentions/look | POST campaigns/{campaign}/stories/preview
            POST campaigns/{campaign}/drives | POST drives/{drive}/submissions | POST drives/{drive}/submissions/look | POST drives/{drive}/submissions/import
            POST submissions/{submission}/resubmit | POST submissions/{submission}/withdraw | POST campaigns/{campaign}/stories
            POST stories/{story}/revise | POST stories/{story}/submit | POST jobs/{job}/cancel
            """),
        (Right.Review, Scope.Campaign, """
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/request-changes
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/approve
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/verify
            POST submissions/{submission}/approve | POST submissions/{submission}/reject | POST submissions/{submission}/ask-changes
            POST submissions/{submission}/feature | POST submissions/{submission}/unfeature | POST submissions/{submission}/rights/request
            POST submissions/{submission}/rights/grant | POST submissions/{submission}/rights/decline | POST submissions/{submission}/rights/revoke
            POST stories/{story}/request-changes | POST stories/{story}/approve
            """),
        (Right.Manage, Scope.Campaign, """
            POST campaigns | POST campaigns/{campaign}/plan | POST campaigns/{campaign}/amend | POST campaigns/{campaign}/activate | POST campaigns/{campaign}/pause
            POST campaigns/{campaign}/close | POST campaigns/{campaign}/reopen | POST campaigns/{campaign}/confirm-gate | POST campaigns/{campaign}/next-phase
            POST campaigns/{campaign}/collaborations/{partner}/cancel | POST campaigns/{campaign}/collaborations/{partner}/settle
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/settle
            POST campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}/cancel
            POST campaigns/{campaign}/mentions/imports/{import}/take-back | POST campaigns/{campaign}/pools | POST pools/{pool}/top-up | POST pools/{pool}/close
            POST pools/{pool}/amend | POST pools/{pool}/grants | POST pools/{pool}/grants/{grant}/issue | POST pools/{pool}/grants/{grant}/redeem | POST pools/{pool}/grants/{grant}/void
            POST drives/{drive}/close | POST stories/{story}/schedule | POST stories/{story}/publish | POST stories/{story}/fail | POST stories/{story}/retry
            """),
        (Right.Administer, Scope.Campaign, """
            POST subjects/look | POST subjects/erase | POST people/{person}/deactivate | POST people/{person}/reactivate | GET tokens | POST tokens | GET tokens/{token} | DELETE tokens/{token}
            GET installation | PUT installation/second-factor | GET messages | POST messages/retry | POST messages/drop
            """),
    ];

    /// <summary>What is open to somebody who must set up two-step verification first.</summary>
    private const string BeforeSecondFactor = "GET session, DELETE session, POST session/second-factor, POST session/second-factor/confirm";

    private static readonly Dictionary<string, Right[]> Roles = new()
    {
        ["administrator"] = [Right.Read, Right.Edit, Right.Review, Right.Manage, Right.Administer],
        ["manager"] = [Right.Read, Right.Edit, Right.Review, Right.Manage],
        ["editor"] = [Right.Read, Right.Edit],
        ["reviewer"] = [Right.Read, Right.Review],
        ["leadership"] = [Right.Read],
        ["nobody"] = [],
    };

    /// <summary>What routes name besides jobs and the nouns of a campaign.</summary>
    private static readonly string[] Others = ["partner", "deliverable", "grant", "import", "person", "token", "session"];

    private readonly Dictionary<string, string> _submissions = [];
    private readonly CampaignServer _server = new(null, ("Documents:Browser", "/no/such/browser"));

    /// <summary>The nouns of a campaign that routes name, each with the code that people who may not see it get, as if it did not exist.</summary>
    private Dictionary<string, string> Things => _server.Services.GetServices<IView>().Where(view => view is { Unknown: not null, IsShared: false })
        .Select(view => (view.Noun, view.Unknown!.Code)).Append(("job", "job-unknown")).ToDictionary();

    [Fact]
    public async Task Fill_makes_everything_that_a_route_names()
    {
        await Fill("spring");
        var routes = All().Select(row => row.Route).ToList();
        var missing = new List<string>();
        foreach (var noun in Things.Keys.Where(noun => noun is not ("job" or "campaign") && routes.Any(route => FirstOf(route) == noun)))
        {
            var id = noun == "submission" ? _submissions["spring"] : $"{noun}-spring";
            if (await _server.Services.GetRequiredService<AuditQueries>().CampaignOf($"{noun}/{id}", CancellationToken.None) != "spring")
            {
                missing.Add($"Fill creates no {noun}: let it create one with the id {noun}-{{campaign}}, so that its routes are tested.");
            }
        }

        var unnamed = routes.SelectMany(NamesIn).Distinct().Except([.. Things.Keys, .. Others, "documentName?", "**form"]);
        Assert.Empty(missing.Concat(unnamed.Select(name => $"Routes name a {name}, which is neither a noun whose view has an Unknown nor among Others: add it to one of the two.")));
    }

    [Fact]
    public void Every_route_requires_the_right_in_its_row_and_no_route_has_no_row()
    {
        var expected = All().Select(row => $"{row.Route} needs {row.Right} {row.Scope}").Concat(Open.Split(", ").Select(route => $"{route} is open"));
        var found = from endpoint in _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                    from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                    let need = endpoint.Metadata.GetMetadata<Need>()
                    select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')} "
                        + (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "is open" : need is null ? "says nothing" : $"needs {need.Right} {need.Scope}");
        Assert.Equal(
            BeforeSecondFactor.Split(", ").Select(route => route.Replace(" ", " /api/v1/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<Need>() is { BeforeSecondFactor: true })
                .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} /{endpoint.RoutePattern.RawText!.Trim('/')}").Order(StringComparer.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_role_reaches_the_routes_it_may_use_and_no_others()
    {
        await Fill("spring");
        await Fill("autumn");
        var wrong = new List<string>();
        // Signing out would end the session, and a change stream does not end: both have journeys of their own.
        foreach (var (role, rights) in Roles)
        {
            var roles = role switch { "nobody" => [], "administrator" => [role], _ => new[] { $"{role}:spring" } };
            await _server.AddPerson(role, roles);
            using var browser = await _server.SignIn(role);
            foreach (var (route, right, scope) in All().Where(row => row.Route is not ("DELETE /api/v1/session" or "GET /api/v1/changes")))
            {
                foreach (var campaign in route.Contains('{', StringComparison.Ordinal) && scope == Scope.Campaign ? new[] { "spring", "autumn" } : ["spring"])
                {
                    var (status, code) = await Send(browser, route, campaign);
                    var expected = Expected(route, right, scope, role, rights, campaign);
                    if (Of(status, code, FirstOf(route)) != expected)
                    {
                        wrong.Add($"{role}: {route} in {campaign} gave {(int)status} {code}, expected {expected}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Whoever_must_set_up_two_step_verification_first_reaches_only_the_routes_for_that()
    {
        await Fill("spring");
        await _server.AddPerson("boss", "administrator");
        using var boss = await _server.SignIn("boss");
        await _server.Client.Expect(HttpMethod.Put, "installation/second-factor", new { policy = "everyone" });
        var open = BeforeSecondFactor.Split(", ").Select(route => route.Replace(" ", " /api/v1/", StringComparison.Ordinal)).ToHashSet();
        var wrong = new List<string>();
        foreach (var (route, _, _) in All().Where(row => row.Route is not "DELETE /api/v1/session"))
        {
            var (status, code) = await Send(boss, route, "spring");
            if ((code == "second-factor-needed") == open.Contains(route))
            {
                wrong.Add($"{route} gave {(int)status} {code}");
            }
        }

        Assert.Empty(wrong);
    }

    public void Dispose() => _server.Dispose();

    private string Expected(string route, Right right, Scope scope, string role, Right[] rights, string campaign)
    {
        var inCampaign = scope == Scope.Campaign && FirstOf(route) is not null;
        return scope == Scope.SignedIn || role == "administrator" ? "through"
            : inCampaign && (campaign != "spring" || !rights.Contains(Right.Read)) ? "unseen"
            : scope == Scope.Campaign && !inCampaign ? "refused"
            : rights.Contains(right) ? "through" : "refused";
    }

    /// <summary>The names of the values in a route.</summary>
    private static IEnumerable<string> NamesIn(string route) => route.Split('{').Skip(1).Select(part => part.Split('}')[0]);

    /// <summary>The first noun of a campaign that a route names: whoever may see that may see what follows.</summary>
    private string? FirstOf(string route) => NamesIn(route).FirstOrDefault(Things.ContainsKey);

    private string Of(HttpStatusCode status, string? code, string? thing) =>
        status == HttpStatusCode.Unauthorized || code is "right-missing" or "csrf-token-needed" or "other-site" ? "refused"
        : status == HttpStatusCode.NotFound && thing is not null && code == Things[thing] ? "unseen"
        : "through";

    private static IEnumerable<(string Route, Right Right, Scope Scope)> All() =>
        from row in Rows
        from route in row.Routes.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = route.Split(' ')
        select ($"{parts[0]} {(parts[1].StartsWith('/') ? parts[1] : $"/api/v1/{parts[1]}")}", row.Right, row.Scope);

    private async Task<(HttpStatusCode Status, string? Code)> Send(HttpClient browser, string route, string campaign)
    {
        var (verb, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{campaign}", campaign, StringComparison.Ordinal));
        path = path.Replace("{submission}", _submissions[campaign], StringComparison.Ordinal);
        foreach (var thing in (string[])[.. Things.Keys, .. Others])
        {
            path = path.Replace($"{{{thing}}}", $"{thing}-{campaign}", StringComparison.Ordinal);
        }

        using var request = new HttpRequestMessage(new HttpMethod(verb), path) { Content = verb == "GET" ? null : JsonContent.Create(new { }) };
        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (string?)JsonNode.Parse(text)!["code"] : null);
    }

    /// <summary>Creates a campaign with one of everything that a route can name.</summary>
    private async Task Fill(string campaign)
    {
        await _server.Create(campaign);
        await _server.Post($"campaigns/{campaign}/pools", new { id = $"pool-{campaign}", name = "券", kind = "coupon", units = 10 }, HttpStatusCode.Created);
        await _server.Post(
            $"campaigns/{campaign}/drives",
            new { id = $"drive-{campaign}", title = "茶", prompt = "说说", opens = "2020-01-01T00:00:00Z", closes = "2090-01-01T00:00:00Z" },
            HttpStatusCode.Created);
        await _server.Post(
            $"campaigns/{campaign}/stories",
            new { id = $"story-{campaign}", template = "thank-you", title = "谢谢", lang = "zh-CN", data = StoryData },
            HttpStatusCode.Created);
        var rows = new RowChanges();
        rows.Put(new JobRow($"job-{campaign}", "mentions-import", campaign, "done", 100, 0, 0, 0, "{}", null, "api", 1, 2));
        await _server.Services.GetRequiredService<IJobs>().Write(rows);
        _submissions[campaign] = (string)(await _server.Post(
            $"drives/drive-{campaign}/submissions", DriveSteps.Body("lin", $"{campaign}的第一口新茶，清甜回甘。"), HttpStatusCode.Created))["id"]!;
    }

    private static object StoryData => new
    {
        brand = "青禾茶饮",
        occasion = "征集活动已结束",
        received = 12,
        changes = new[] { new { heard = "封口膜难撕", done = "换用新封口膜" } },
        channel = "公众号菜单",
        signer = "青禾茶饮 全体同事",
        signed_on = "2026-03-01",
    };
}
