using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Access;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Campaign.Api.Http;

/// <summary>What made a reader's version an old one.</summary>
/// <param name="Name">How others see whoever it was; absent for programs.</param>
/// <param name="What">By its stable name, such as <c>deliverable.approved</c>.</param>
public sealed record LatestChange(string By, string? Name, DateTimeOffset At, string What)
{
    /// <summary>Adds to a refused change on an old version who was faster, so that both can talk.</summary>
    internal static async ValueTask<object?> Tell(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        if (answer is ProblemHttpResult { StatusCode: StatusCodes.Status412PreconditionFailed } problem && await Find(call.HttpContext) is { } change)
        {
            problem.ProblemDetails.Extensions["changed"] = change;
        }

        return answer;
    }

    private static async ValueTask<LatestChange?> Find(HttpContext context)
    {
        var (services, values, cancellation) = (context.RequestServices, context.Request.RouteValues, context.RequestAborted);
        if (StreamOf(values, RouteNames.Of(context), services.GetRequiredService<ViewCatalogue>()) is not { } stream)
        {
            return null;
        }

        var (journal, deliverable) = (services.GetRequiredService<IJournal>(), values["deliverable"] as string);
        var after = deliverable is null ? Math.Max(0, await journal.Version(stream, cancellation) - 1) : 0;
        var facts = (await journal.Read(stream, after, cancellation)).Select(recorded => recorded.Fact);
        var fact = facts.LastOrDefault(fact => deliverable is null || (fact is DeliverableFact one && one.DeliverableId == deliverable));
        if (fact is null)
        {
            return null;
        }

        var names = await services.GetRequiredService<AccessQueries>().Names([fact.By], cancellation);
        return new(fact.By, names.GetValueOrDefault(fact.By), fact.At, DomainJson.NameOf(fact));
    }

    /// <summary>
    /// The stream of what a route is about. What has a version of its own in a stream that may be long, such as a grant in its pool's, is not looked for:
    /// its name comes behind that of the thing, and only deliverables are known to lie in short ones.
    /// </summary>
    private static string? StreamOf(RouteValueDictionary values, IReadOnlyList<string> route, ViewCatalogue views) =>
        views.Named(route) is { } view && (route[^1] == view.Names[^1] || route[^1] == "deliverable")
            ? $"{view.Noun}/{string.Join('/', view.Names.Select(name => values[name]))}"
            : null;
}
