using System.Data.Common;
using Campaign.Storage.Journal;
using Orleans;
using Orleans.Runtime;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// A database that cannot be read for now is told to callers by the type of the fault: on its way between silos a fault keeps its type, and the driver's loses
/// the code by which it could be known. A state's fault comes wrapped.
/// </summary>
internal sealed class StorageFaults : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (DbException away) when (StorageException.IsTransient(away))
        {
            throw new TransientStorageException("The database could not be read for now. Nothing was changed.", away);
        }
        catch (OrleansException wrapped) when (wrapped.InnerException is DbException fault)
        {
            throw StorageException.Of("A state could not be read or written. Nothing was changed.", StorageException.IsTransient(fault), fault);
        }
    }
}
