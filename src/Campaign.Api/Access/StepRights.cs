using Campaign.Domain.Access;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Access;

/// <summary>The right that each step of a resource needs, as declared by the step's own route.</summary>
internal sealed class StepRights(EndpointDataSource routes)
{
    private readonly Lazy<Dictionary<string, Right>> _needs = new(() => routes.Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<Need>() is not null && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true)
        .ToDictionary(route => "/" + route.RoutePattern.RawText!.Trim('/'), route => route.Metadata.GetMetadata<Need>()!.Right, StringComparer.Ordinal));

    /// <exception cref="KeyNotFoundException">The resource has no such step.</exception>
    public Right Of(string thing, string step) => _needs.Value[$"{Api.Base}{thing}/{step}"];
}

internal static class Steps
{
    /// <summary>The steps that the caller may take, out of those that the resource's status allows.</summary>
    /// <param name="thing">The resource's route, such as <c>/stories/{story}</c>.</param>
    /// <param name="campaign">Null for what all campaigns share.</param>
    public static ValueList<string> Permitted(this HttpContext context, string thing, string? campaign, ValueList<string> steps)
    {
        var (rights, permits) = (context.RequestServices.GetRequiredService<StepRights>(), context.Known().Permits);
        return [.. steps.Where(step => rights.Of(thing, step) is var right && (campaign is null ? permits.Anywhere(right) : permits.In(campaign, right)))];
    }

    /// <summary>The same where the right alone is not enough for some steps: the steps that the caller may take, and those withheld from them.</summary>
    /// <param name="withheld">Steps withheld from this reviewer.</param>
    public static (ValueList<string> Next, ValueList<WithheldStep> Withheld) Permitted(
        this HttpContext context, string thing, string? campaign, ValueList<string> steps, Func<Reviewer, ValueList<WithheldStep>> withheld)
    {
        var permitted = context.Permitted(thing, campaign, steps);
        var reviewer = context.RequestServices.GetRequiredService<FourEyes>().Of(context.Known().Actor);
        ValueList<WithheldStep> kept = [.. withheld(reviewer).Where(step => permitted.Contains(step.Step))];
        return ([.. permitted.Except(kept.Select(step => step.Step))], kept);
    }
}
