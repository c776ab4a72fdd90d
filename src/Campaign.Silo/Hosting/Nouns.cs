using System.Reflection;

namespace Campaign.Silo.Hosting;

/// <summary>Marks what is found by its type in the assemblies that nouns live in, and made once: implement an interface that extends this one.</summary>
public interface IDiscovered;

/// <summary>The assemblies that nouns live in. See <see cref="NounServices.AddNouns"/>.</summary>
public sealed class Nouns
{
    private readonly Dictionary<Assembly, Type[]> _classes = [];

    public IEnumerable<Assembly> Assemblies => _classes.Keys;

    /// <summary>Whether a type is ours.</summary>
    public bool Have(Type type) => _classes.ContainsKey(type.Assembly);

    /// <summary>The classes that are a <typeparamref name="T"/>.</summary>
    public IEnumerable<Type> Classes<T>() => _classes.Values.SelectMany(types => types).Where(type => type.IsAssignableTo(typeof(T)));

    /// <returns>The assembly's classes that can be made; none when it is known already.</returns>
    internal IReadOnlyList<Type> Add(Assembly assembly)
    {
        Type[] types = [.. assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false })];
        return _classes.TryAdd(assembly, types) ? types : [];
    }
}
