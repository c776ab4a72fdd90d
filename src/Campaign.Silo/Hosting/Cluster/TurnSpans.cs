using System.Diagnostics;
using Orleans;
using Orleans.Runtime;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// One span per grain turn, below its caller's. Orleans' own spans are not used: they contain keys and exception messages, and what is sent to a
/// collector must not identify anybody.
/// </summary>
internal sealed class TurnSpans : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string Parent = "traceparent";
    private static readonly ActivitySource Turns = new("Microsoft.Orleans.Application");

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Activity.Current is { Recorded: true, Id: { } id })
        {
            RequestContext.Set(Parent, id);
        }

        return context.Invoke();
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using var span = Turns.HasListeners() && RequestContext.Get(Parent) is string parent
            ? Turns.StartActivity($"{context.Grain.GetType().Name}/{context.MethodName}", ActivityKind.Server, parent)
            : null;
        try
        {
            await context.Invoke();
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
