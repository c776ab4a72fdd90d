using System.Data.Common;
using Campaign.Storage.Journal;
using Orleans;
using Orleans.Runtime;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// Tells callers by the exception's type that the database cannot be read for now: between silos an exception keeps its type, but the driver's loses
/// the code that would identify it. Faults of states arrive wrapped.
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
