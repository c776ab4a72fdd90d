namespace Campaign.Api.Access;

/// <summary>Finds out who asks before anything else is done for them.</summary>
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
