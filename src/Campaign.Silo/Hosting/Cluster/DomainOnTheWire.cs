using Campaign.Domain.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>How our types travel: between silos as the JSON of the journal, inside a silo as they are.</summary>
internal static class DomainOnTheWire
{
    public static void AddDomainOnTheWire(this ISiloBuilder silo)
    {
        var nouns = silo.Services.Nouns();
        silo.Services.AddSerializer(serializer => serializer
            .AddJsonSerializer(isSerializable: type => IsOurs(nouns, type), isCopyable: null, json => json.Configure(options => options.SerializerOptions = DomainJson.Options)));
        silo.Services.AddSingleton<IGeneralizedCopier, SharedInstance>();

        // Without this a parameter whose declared type is abstract would be refused.
        silo.Services.Configure<TypeManifestOptions>(types =>
        {
            foreach (var assembly in nouns.Assemblies)
            {
                types.AddAllowedAssembly(assembly);
            }
        });

        // A fault keeps its type, so that it is answered as it would be by this process alone.
        silo.Services.Configure<ExceptionSerializationOptions>(faults => faults.SupportedNamespacePrefixes.UnionWith([nameof(Campaign), nameof(Npgsql)]));
    }

    private static bool IsOurs(Nouns nouns, Type type) => nouns.Have(type) && !type.IsAssignableTo(typeof(Exception));

    /// <summary>What crosses a grain's boundary is immutable: two grains of one process may share it.</summary>
    private sealed class SharedInstance(Nouns nouns) : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsOurs(nouns, type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
