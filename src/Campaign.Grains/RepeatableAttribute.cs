namespace Campaign.Grains;

/// <summary>Marks a call that is idempotent: if the cluster lost its answer, it may be sent again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
