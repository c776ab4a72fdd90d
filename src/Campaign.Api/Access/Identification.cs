namespace Campaign.Api.Access;

/// <summary>Identifies the visitor before anything else is done for the request.</summary>
internal sealed class Identification(RequestDelegate next, VisitorService visitors)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await visitors.Find(context) is { } visitor)
        {
            context.Welcome(visitor);
        }

        await next(context);
    }
}
