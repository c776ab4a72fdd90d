using Campaign.Domain.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>How our types are transferred: between silos as the JSON of the journal, within a silo by reference.</summary>
internal static class DomainOnTheWire
{
    public static void AddDomainOnTheWire(this ISiloBuilder silo)
    {
        var nouns = silo.Services.Nouns();
        silo.Services.AddSerializer(serializer => serializer
            .AddJsonSerializer(isSerializable: type => IsOurs(nouns, type), isCopyable: null, json => json.Configure(options => options.SerializerOptions = DomainJson.Options)));
        silo.Services.AddSingleton<IGeneralizedCopier, SharedInstance>();

        // Without this, parameters with an abstract declared type would be refused.
        silo.Services.Configure<TypeManifestOptions>(types =>
        {
            foreach (var assembly in nouns.Assemblies)
            {
                types.AddAllowedAssembly(assembly);
            }
        });

        // An exception keeps its type, so that it is handled as if this process were alone.
        silo.Services.Configure<ExceptionSerializationOptions>(faults => faults.SupportedNamespacePrefixes.UnionWith([nameof(Campaign), nameof(Npgsql)]));
    }

    private static bool IsOurs(Nouns nouns, Type type) => nouns.Have(type) && !type.IsAssignableTo(typeof(Exception));

    /// <summary>Everything that crosses a grain boundary is immutable, so two grains of one process may share it.</summary>
    private sealed class SharedInstance(Nouns nouns) : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsOurs(nouns, type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
