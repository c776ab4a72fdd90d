namespace Orleans.Concurrency;

/// <summary>
/// Says that a call does not change its grain. A cluster may let such calls interleave; the embedded runtime gives them an ordinary
/// turn, which is always correct.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
