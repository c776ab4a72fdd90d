using EmbeddedGrains;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// The base of every grain class. The runtime makes one instance per key when the first call arrives and gives it one turn at a time,
/// also across awaits, so a grain needs no locks. Awaits must stay on the grain (no <c>ConfigureAwait(false)</c> in grain code).
/// </summary>
public abstract class Grain : IAddressable
{
    /// <summary>Takes its identity from the activation that is making it.</summary>
    protected Grain() => Home = Activation.Current;

    /// <summary>For calls to other grains.</summary>
    /// <exception cref="InvalidOperationException">The grain was not made by the runtime.</exception>
    protected IGrainFactory GrainFactory => RequireHome().Host;

    internal Activation? Home { get; }

    /// <summary>Runs before the first call. When it throws, the calls that wait get the exception and the next call tries afresh.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. It may never run, because a process can die: durable facts must be written before.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation as soon as the current turn is over; calls that wait go to the next activation.</summary>
    /// <exception cref="InvalidOperationException">The grain was not made by the runtime.</exception>
    protected void DeactivateOnIdle() =>
        RequireHome().Leave(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    private Activation RequireHome() =>
        Home ?? throw new InvalidOperationException($"{GetType().Name} was not made by the grain runtime; take a reference from IGrainFactory.");
}
