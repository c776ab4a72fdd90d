using System.Text.Json;
using Campaign.Storage;
using Campaign.Storage.States;
using Orleans.Hosting;
using Orleans.Storage;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>Where grains keep state that has no history: in the database's table of states. What is cleared is deleted.</summary>
internal static class StateStorage
{
    /// <summary>The storage is asked for because opening it makes the table.</summary>
    public static void AddStates(this ISiloBuilder silo) => silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<IStorage>((states, storage) =>
    {
        (states.Invariant, states.DataSource) = (storage.States.Invariant, storage.States.Source);
        (states.DeleteStateOnClear, states.GrainStorageSerializer) = (true, new StateSerializer());
    }));

    /// <summary>Orleans' own for System.Text.Json leaves nulls out and cannot be told otherwise.</summary>
    private sealed class StateSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StateJson.Options));

        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, StateJson.Options);
    }
}
