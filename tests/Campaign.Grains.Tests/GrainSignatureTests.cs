using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Campaign.Domain.Decisions;
using Campaign.Domain.Submissions;
using Orleans;

namespace Campaign.Grains.Tests;

/// <summary>
/// Between the nodes of a cluster, what crosses a grain's boundary travels as JSON; in one process it is handed over as it is. So that both
/// mean the same, everything in a grain's signature must come back from its JSON equal.
/// </summary>
public sealed class GrainSignatureTests
{
    public static TheoryData<Type> Types => [.. Crossing().OrderBy(type => type.ToString(), StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Round_trips_through_json(Type type)
    {
        var sample = AnyOf(type, 0);
        var json = JsonSerializer.Serialize(sample, type, DomainJson.Options);
        Assert.Equal(sample, JsonSerializer.Deserialize(json, type, DomainJson.Options));
    }

    private static HashSet<Type> Crossing()
    {
        var types = typeof(IReceiver).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)))
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType.GetGenericArguments().SingleOrDefault()))
            .OfType<Type>()
            .SelectMany(type => type.IsAbstract ? Concrete(type) : [type]);
        return [.. types];
    }

    private static IEnumerable<Type> Concrete(Type type) =>
        type.Assembly.GetTypes().Where(other => !other.IsAbstract && other.IsAssignableTo(type));

    /// <summary>A value with every property set, so that a property that gets lost is noticed.</summary>
    internal static object AnyOf(Type type, int depth) => type switch
    {
        _ when depth > 12 => throw new InvalidOperationException($"{type} contains itself."),
        _ when type == typeof(string) => "文本 \"a\"",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 9_007_199_254_740_993L,
        _ when type == typeof(decimal) => 12.30m,
        _ when type == typeof(double) => 0.1,
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 1, 9, 30, 0, 125, TimeSpan.FromHours(8)),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 1),
        _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(90),
        _ when type == typeof(Fingerprint) => Fingerprint.Of("杯盖一拿就开，换了新的也一样。"),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        _ when Nullable.GetUnderlyingType(type) is { } underlying => AnyOf(underlying, depth + 1),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => ListOf(type.GetGenericArguments()[0], depth),
        _ when type.IsAbstract => AnyOf(Concrete(type).First(), depth + 1),
        _ => Make(type, depth),
    };

    private static object ListOf(Type item, int depth)
    {
        var make = typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create)
            && method.GetParameters() is [var only] && only.ParameterType.IsGenericMethodParameter).MakeGenericMethod(item);
        return Activator.CreateInstance(typeof(ValueList<>).MakeGenericType(item), make.Invoke(null, [AnyOf(item, depth + 1)]))!;
    }

    private static object Make(Type type, int depth)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => AnyOf(parameter.ParameterType, depth + 1))]);
        var names = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite && !names.Contains(one.Name)))
        {
            property.SetValue(made, AnyOf(property.PropertyType, depth + 1));
        }

        return made;
    }
}
