using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace EmbeddedGrains;

/// <summary>The runtime: finds the activation for a call, ends idle activations and late calls, and stops in good order.</summary>
internal sealed class GrainHost : IGrainFactory, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<(Type, string?), GrainReference> _prototypes = new();
    private readonly GrainClass[] _classes;
    private ITimer? _sweeper;
    private int _sweeping;
    private volatile bool _stopping;
    private volatile bool _stopped;

    public GrainHost(IServiceProvider services, Assembly[] assemblies, EmbeddedGrainOptions options, TimeProvider clock, ILogger logger)
    {
        (Services, Options, Clock, Logger) = (services, options, clock, logger);
        _classes = [.. assemblies.Distinct().SelectMany(GrainClass.In)];
        foreach (var (type, grainClass) in _classes.SelectMany(c => c.Interfaces.Select(i => (i, c))))
        {
            // Made now, so that an unusable interface fails the start and not a call.
            _prototypes[(type, grainClass.Type.FullName)] = GrainReference.Prototype(type, this, grainClass);
        }

        // The name of Orleans where it measures the same; it has no queue of waiting calls to count.
        var meter = services.GetRequiredService<IMeterFactory>().Create("Microsoft.Orleans");
        meter.CreateObservableGauge("orleans-catalog-activations", () => _classes.Sum(c => c.Activations.Count), null, "Grains in memory.");
        meter.CreateObservableGauge("embedded-grains-waiting-calls", () => Activations().Sum(a => a.Waiting), "{call}", "Calls that wait for their turn.");
    }

    public IServiceProvider Services { get; }

    public EmbeddedGrainOptions Options { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var prototype = _prototypes.GetOrAdd((typeof(TGrainInterface), grainClassNamePrefix), FindPrototype);
        return (TGrainInterface)(object)prototype.To(primaryKey);
    }

    public void Send(Call call)
    {
        var caller = Activation.Current;
        if (_stopped || (_stopping && caller is null))
        {
            call.Fail(new GrainsStoppedException());
            return;
        }

        call.Sent(Clock.GetTimestamp(), caller?.Running);
        while (!call.Target.Activations.GetOrAdd(call.Key, static (key, of) => new(of.Host, of.Target, key), (Host: this, call.Target)).Accept(call))
        {
            // The activation ended between the look-up and the call; it has left the table, so the next look-up finds another.
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sweeper = Clock.CreateTimer(_ => Sweep(), null, Options.SweepPeriod, Options.SweepPeriod);
        return Task.CompletedTask;
    }

    /// <summary>Refuses calls from outside, finishes what was accepted with all that it calls, ends every activation; then refuses everything.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped)
        {
            return;
        }

        _stopping = true;
        using var timer = new CancellationTokenSource(Options.ShutdownLimit, Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await EndActivations(limit.Token);
            _stopped = true;
            // Once more, for a call that had passed the check above when the last activation ended.
            await EndActivations(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _stopped = true;
            var left = Activations().SelectMany(activation => activation.Unanswered()).ToList();
            left.ForEach(call => call.Fail(new GrainsStoppedException($"The grain host stopped before {call} answered.")));
            Logger.LogWarning("Stopped with {Calls} grain calls unanswered", left.Count);
        }

        Dispose();
    }

    public void Dispose() => _sweeper?.Dispose();

    private async Task EndActivations(CancellationToken limit)
    {
        // A turn may call a grain that has already ended and so start it again: repeat until none is left.
        for (var alive = Activations(); alive.Count > 0; alive = Activations())
        {
            await Task.WhenAll(alive.Select(activation => activation.Stop())).WaitAsync(limit);
        }
    }

    private List<Activation> Activations() => [.. _classes.SelectMany(c => c.Activations.Values)];

    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1)
        {
            return;
        }

        var now = Clock.GetTimestamp();
        var late = new List<Call>();
        foreach (var (_, activation) in _classes.SelectMany(c => c.Activations))
        {
            activation.Review(now, late);
        }

        // Every message is written before any call fails, because an answered call leaves its chain.
        late.ConvertAll(call => (Call: call, Exception: call.TimedOut(Options.ResponseTimeout))).ForEach(l => l.Call.Fail(l.Exception));
        Volatile.Write(ref _sweeping, 0);
    }

    private GrainReference FindPrototype((Type Interface, string? Prefix) wanted)
    {
        var found = _classes.Where(c => c.Interfaces.Contains(wanted.Interface)
            && c.Type.FullName!.StartsWith(wanted.Prefix ?? "", StringComparison.Ordinal)).ToList();
        return found switch
        {
            [var only] => _prototypes[(wanted.Interface, only.Type.FullName)],
            [] => throw new ArgumentException($"No grain class implements {wanted.Interface.FullName} (prefix: {wanted.Prefix ?? "none"})."),
            _ => throw new ArgumentException(
                $"{wanted.Interface.FullName} is implemented by {string.Join(", ", found.Select(c => c.Type.FullName))}: choose one by a prefix of its name."),
        };
    }
}
