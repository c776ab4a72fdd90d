using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>Section <c>Cluster</c>: where the other silos reach this one. What they say to each other is neither encrypted nor authenticated.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The address of this machine in the private network of the silos; only there it is listened.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>A free one is taken when 0.</summary>
    public int Port { get; set; }

    public void Apply(EndpointOptions endpoint)
    {
        endpoint.AdvertisedIPAddress = IPAddress.Parse(Address);
        endpoint.SiloPort = Port != 0 ? Port : FreePort(endpoint.AdvertisedIPAddress);
        // For clients that are no silos; every process of ours is one.
        endpoint.GatewayPort = 0;
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
