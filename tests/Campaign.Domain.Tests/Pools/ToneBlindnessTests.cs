using System.Reflection;
using Campaign.Domain.Compliance;
using Campaign.Domain.Pools;

namespace Campaign.Domain.Tests.Pools;

public sealed class ToneBlindnessTests
{
    private static readonly string[] Forbidden = ["Tone", "Sentiment", "Stars", "Rating"];

    [Fact]
    public void The_reward_engine_never_refers_to_tone() => Assert.Empty(Words(typeof(PoolRules).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(PoolRules).Namespace || type.Name == "DriveReward")));

    [Fact]
    public void The_check_detects_a_reference_to_tone() =>
        Assert.Equal(["Probe.Reserve(tone)", "Probe.Reserve → RewardSentiment.Check"], Words([typeof(Probe)]));

    private static IEnumerable<string> Words(IEnumerable<Type> types) => types
        .SelectMany(Names)
        .Where(word => Forbidden.Any(forbidden => word.Split('.', 2)[1].Contains(forbidden, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Names(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        yield return $"{type.Name}.{type.BaseType}";
        foreach (var field in type.GetFields(All))
        {
            yield return $"{type.Name}.{field.Name}:{field.FieldType}";
        }

        foreach (var property in type.GetProperties(All))
        {
            yield return $"{type.Name}.{property.Name}:{property.PropertyType}";
        }

        foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            foreach (var parameter in method.GetParameters())
            {
                yield return $"{type.Name}.{method.Name}({parameter.Name})" + (Plain(parameter.ParameterType) ? "" : $":{parameter.ParameterType}");
            }

            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            {
                yield return $"{type.Name}.{method.Name}:{local.LocalType}";
            }

            foreach (var used in Used(method))
            {
                yield return $"{type.Name}.{method.Name} → {used.DeclaringType?.Name}.{used.Name}";
            }
        }
    }

    /// <summary>The members named by the method's code: every call, construction and field access is an opcode byte and a token of four.</summary>
    private static IEnumerable<MemberInfo> Used(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F or 0x73 or 0x7B or 0x7E && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } member)
            {
                yield return member;
            }
        }
    }

    /// <summary>Null for bytes that only look like a token.</summary>
    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static bool Plain(Type type) => type.IsPrimitive || type == typeof(string);

    private static class Probe
    {
        public static bool Reserve(string tone) => RewardSentiment.Check(("prompt", tone)).Count == 0;
    }
}
