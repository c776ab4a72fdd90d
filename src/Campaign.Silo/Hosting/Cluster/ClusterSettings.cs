using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>Section <c>Cluster</c>: where the other silos reach this one. What they say to each other is neither encrypted nor authenticated.</summary>
internal sealed class ClusterSettings
{
    private static readonly IPAddress[] Unreachable = [IPAddress.Any, IPAddress.IPv6Any, IPAddress.None, IPAddress.IPv6None];

    /// <summary>The address of this machine in the private network of the silos; only there it is listened.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>A free one is taken when 0.</summary>
    public int Port { get; set; }

    /// <param name="configuration">None where commands run without a node.</param>
    /// <exception cref="StartRefusedException">A value has the wrong form.</exception>
    public static ClusterSettings Of(IConfiguration? configuration) => configuration is null ? new() : StartChecks.Section<ClusterSettings>(configuration, "Cluster");

    /// <exception cref="StartRefusedException">No silo can be reached like that.</exception>
    public void Apply(EndpointOptions endpoint)
    {
        if (!IPAddress.TryParse(Address, out var address) || Port is < 0 or > IPEndPoint.MaxPort || Unreachable.Contains(address))
        {
            throw new StartRefusedException($"Cluster__Address is '{Address}' and Cluster__Port {Port}: other silos need this machine's own address, such as 10.0.0.5, and a port up to 65535 (0 takes a free one).");
        }

        endpoint.AdvertisedIPAddress = address;
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
