using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace EmbeddedGrains;

/// <summary>The instance of an activation and its dependency scope: how it is made, woken, put to rest and disposed.</summary>
internal sealed class GrainLife(GrainHost host, GrainClass grainClass, string key)
{
    private Grain? _grain;
    private AsyncServiceScope _scope;

    /// <summary>The grain that was woken.</summary>
    public Grain Grain => _grain!;

    /// <summary>Makes the grain and runs its activation hook; when that fails, nothing is left of it.</summary>
    public async Task Begin()
    {
        _scope = host.Services.CreateAsyncScope();
        try
        {
            _grain = grainClass.Create(_scope.ServiceProvider);
            await WithinLimit(_grain.OnActivateAsync, nameof(Grain.OnActivateAsync));
        }
        catch
        {
            await Dispose();
            throw;
        }
    }

    /// <summary>Runs the deactivation hook and disposes; failures are logged, for nobody waits for them.</summary>
    public async Task End(DeactivationReason reason)
    {
        try
        {
            await WithinLimit(limit => Grain.OnDeactivateAsync(reason, limit), nameof(Grain.OnDeactivateAsync));
        }
        catch (Exception exception)
        {
            host.Logger.LogWarning(exception, "{Hook} of {Grain} failed", nameof(Grain.OnDeactivateAsync), grainClass.Type.Name);
        }

        await Dispose();
    }

    private async Task WithinLimit(Func<CancellationToken, Task> hook, string name)
    {
        using var limit = new CancellationTokenSource(host.Options.ResponseTimeout, host.Clock);
        try
        {
            await hook(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"{grainClass.Type.Name}({key}).{name} took longer than {host.Options.ResponseTimeout.TotalSeconds:0.###} s.");
        }
    }

    private async Task Dispose()
    {
        try
        {
            switch (_grain)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            await _scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            host.Logger.LogWarning(exception, "Disposing {Grain} failed", grainClass.Type.Name);
        }
    }
}
