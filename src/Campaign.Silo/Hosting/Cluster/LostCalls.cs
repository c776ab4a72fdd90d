using System.Data.Common;
using Campaign.Grains;
using Campaign.Storage.Journal;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// A call that no grain took, because its silo is about to leave, is sent again. One whose answer got lost with a silo may or may not have been carried
/// out: the caller learns that in the words that are used when the database is lost in the middle of a commit.
/// </summary>
internal sealed class LostCalls : IOutgoingGrainCallFilter
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.InterfaceMethod.DeclaringType?.Assembly == typeof(IReceiver).Assembly ? Send(context) : context.Invoke();

    private static async Task Send(IOutgoingGrainCallContext context)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansMessageRejectionException refused) when (refused is not SiloUnavailableException && tried < Tries)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
            catch (DbException away) when (away.IsTransient || away.SqlState is null)
            {
                // On its way between silos a fault loses its code: what it was cannot be told any more, and a database that is starting is the usual one.
                throw new StorageException("The node that holds the grain could not read the database. Nothing was changed.", away, mayPass: true);
            }
            catch (Exception lost) when (lost is OrleansMessageRejectionException or ConnectionFailedException or TimeoutException)
            {
                throw new OutcomeUnknownException("The node that held the grain was lost before it answered.", lost);
            }
        }
    }
}
