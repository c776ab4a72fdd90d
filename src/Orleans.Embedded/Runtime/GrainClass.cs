using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace EmbeddedGrains;

/// <summary>One grain class: how to make it, what it answers to, and its activations by key.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _create;

    private GrainClass(Type type)
    {
        Type = type;
        Interfaces = type.GetInterfaces().Where(IsOwnGrainInterface).ToHashSet();
        if (Interfaces.Count == 0)
        {
            throw new InvalidOperationException($"{type.FullName} derives from Grain but implements no interface with {nameof(IGrainWithStringKey)}.");
        }

        _create = ActivatorUtilities.CreateFactory(type, []);
    }

    public Type Type { get; }

    public IReadOnlySet<Type> Interfaces { get; }

    public ConcurrentDictionary<string, Activation> Activations { get; } = new();

    /// <summary>The grain classes of an assembly.</summary>
    public static IEnumerable<GrainClass> In(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(Grain)))
        .Select(type => new GrainClass(type));

    public Grain Create(IServiceProvider services) => (Grain)_create(services, null);

    private static bool IsOwnGrainInterface(Type type) => type.IsAssignableTo(typeof(IGrainWithStringKey)) && type != typeof(IGrainWithStringKey);
}
