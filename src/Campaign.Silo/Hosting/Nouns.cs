using System.Reflection;

namespace Campaign.Silo.Hosting;

/// <summary>Marks types that are discovered in the assemblies of nouns and instantiated once: implement an interface that extends this one.</summary>
public interface IDiscovered;

/// <summary>The assemblies that contain nouns. See <see cref="NounServices.AddNouns"/>.</summary>
public sealed class Nouns
{
    private readonly Dictionary<Assembly, Type[]> _classes = [];

    public IEnumerable<Assembly> Assemblies => _classes.Keys;

    /// <summary>Whether a type belongs to one of them.</summary>
    public bool Have(Type type) => _classes.ContainsKey(type.Assembly);

    /// <summary>The classes that are a <typeparamref name="T"/>.</summary>
    public IEnumerable<Type> Classes<T>() => _classes.Values.SelectMany(types => types).Where(type => type.IsAssignableTo(typeof(T)));

    /// <returns>The assembly's concrete classes; none when it was added before.</returns>
    internal IReadOnlyList<Type> Add(Assembly assembly)
    {
        Type[] types = [.. assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false })];
        return _classes.TryAdd(assembly, types) ? types : [];
    }
}
