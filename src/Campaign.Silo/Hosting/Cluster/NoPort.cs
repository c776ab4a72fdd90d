using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// A single silo opens no port: nobody else needs to reach its grains, and a port on loopback would be open to every user of this machine without a password.
/// </summary>
internal sealed class NoPort : IConnectionListenerFactory
{
    /// <summary>Replaces every listener that Orleans has registered, for silos and for clients.</summary>
    public static void Instead(IServiceCollection services)
    {
        for (var at = 0; at < services.Count; at++)
        {
            if (services[at] is { IsKeyedService: true } listener && listener.ServiceType == typeof(IConnectionListenerFactory))
            {
                services[at] = ServiceDescriptor.KeyedSingleton<IConnectionListenerFactory, NoPort>(listener.ServiceKey);
            }
        }
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => ValueTask.FromResult<IConnectionListener>(new Silence(endpoint));

    /// <summary>Nobody ever connects; accepting ends when the silo stops.</summary>
    private sealed class Silence(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new(_unbound.Task.WaitAsync(cancellationToken));

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult(null);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
