using System.Text.Json;
using Campaign.Storage;
using Campaign.Storage.States;
using Orleans.Hosting;
using Orleans.Storage;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>Storage for grain state without a history: the database's table of states. Cleared state is deleted.</summary>
internal static class StateStorage
{
    /// <summary>Resolving the storage creates the table.</summary>
    public static void AddStates(this ISiloBuilder silo) => silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<IStorage>((states, storage) =>
    {
        (states.Invariant, states.DataSource) = (storage.States.Invariant, storage.States.Source);
        (states.DeleteStateOnClear, states.GrainStorageSerializer) = (true, new StateSerializer());
    }));

    /// <summary>Orleans' own System.Text.Json serializer leaves nulls out, which cannot be configured.</summary>
    private sealed class StateSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StateJson.Options));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, StateJson.Options);
    }
}
