namespace Campaign.Grains;

/// <summary>Carried out twice, the call changes what it changes once and tells the same: a cluster that lost its answer may send it again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
