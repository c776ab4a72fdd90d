namespace Orleans;

/// <summary>Why an activation ends. The embedded runtime uses the codes that can happen in one process.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason was given.</summary>
    None = 0,

    /// <summary>The host is stopping.</summary>
    ShuttingDown = 1,

    /// <summary>Nobody called the grain for the idle age.</summary>
    ActivationIdle = 4,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}

/// <summary>Why an activation ends, with a sentence for logs.</summary>
public readonly struct DeactivationReason(DeactivationReasonCode code, string text)
{
    /// <summary>A sentence for logs.</summary>
    public string Description { get; } = text;

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; } = code;

    /// <summary>The code and the sentence.</summary>
    public override string ToString() => $"{ReasonCode}: {Description}";
}
