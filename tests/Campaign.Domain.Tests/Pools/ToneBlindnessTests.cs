using System.Reflection;
using Campaign.Domain.Pools;

namespace Campaign.Domain.Tests.Pools;

public sealed class ToneBlindnessTests
{
    private static readonly string[] Forbidden = ["Tone", "Sentiment", "Stars", "Rating"];

    [Fact]
    public void The_reward_engine_has_no_word_for_tone() => Assert.Empty(Words(typeof(PoolRules).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(PoolRules).Namespace || type.Name == "DriveReward")));

    [Fact]
    public void The_check_would_notice_a_tone() => Assert.Equal(["Probe.Reserve(tone)"], Words([typeof(Probe)]));

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
        }
    }

    private static bool Plain(Type type) => type.IsPrimitive || type == typeof(string);

    private static class Probe
    {
        public static bool Reserve(string tone) => tone.Length > 0;
    }
}
