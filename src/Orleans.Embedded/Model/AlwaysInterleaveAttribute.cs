namespace Orleans.Concurrency;

/// <summary>
/// Says that turns of this method may begin while other turns of the grain wait for something, and others while its own do. Still only one
/// piece of the grain's code runs at a time.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
