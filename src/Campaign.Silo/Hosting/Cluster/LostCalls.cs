using Campaign.Grains;
using Campaign.Storage.Journal;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// A call whose answer got lost with the silo that held the grain may or may not have been carried out: the caller learns it in the words that
/// are used when the database is lost in the middle of a commit.
/// </summary>
internal sealed class LostCalls : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception lost) when (IsOurs(context) && lost is OrleansMessageRejectionException or ConnectionFailedException or TimeoutException)
        {
            throw new OutcomeUnknownException("The node that held the grain was lost before it answered.", lost);
        }
    }

    private static bool IsOurs(IOutgoingGrainCallContext context) => context.InterfaceMethod.DeclaringType?.Assembly == typeof(IReceiver).Assembly;
}
