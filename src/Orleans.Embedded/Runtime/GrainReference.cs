using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Runtime;

namespace EmbeddedGrains;

/// <summary>What a caller holds: implements the grain's interface and turns each method into a call.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "DispatchProxy derives from it.")]
internal class GrainReference : DispatchProxy, IAddressable
{
    private GrainHost _host = null!;
    private GrainClass _target = null!;
    private FrozenDictionary<MethodInfo, GrainMethod> _methods = FrozenDictionary<MethodInfo, GrainMethod>.Empty;

    public string Key { get; private set; } = "";

    /// <summary>A reference without a key, from which others are copied: copying is much cheaper than making a proxy.</summary>
    public static GrainReference Prototype(Type grainInterface, GrainHost host, GrainClass target)
    {
        var prototype = (GrainReference)Create(grainInterface, typeof(GrainReference));
        prototype._host = host;
        prototype._target = target;
        prototype._methods = grainInterface.GetInterfaces().Append(grainInterface)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsAbstract || !method.IsStatic)
            .ToFrozenDictionary(method => method, GrainMethod.Of);
        return prototype;
    }

    public GrainReference To(string key)
    {
        var reference = (GrainReference)MemberwiseClone();
        reference.Key = key;
        return reference;
    }

    /// <summary>Two references are the same when they lead to the same grain.</summary>
    public override bool Equals(object? obj) => obj is GrainReference other && other._target == _target && other.Key == Key;

    public override int GetHashCode() => HashCode.Combine(_target, Key);

    public override string ToString() => $"{_target.Type.Name}({Key})";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _methods[targetMethod!].Call(_host, _target, Key, args ?? []);
}
