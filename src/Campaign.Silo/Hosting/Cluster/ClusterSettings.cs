using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>The settings section <c>Cluster</c>: where the other silos reach this one, and with which certificate.</summary>
public sealed class ClusterSettings
{
    private static readonly IPAddress[] Unreachable = [IPAddress.Any, IPAddress.IPv6Any, IPAddress.None, IPAddress.IPv6None];

    /// <summary>This machine's address in the silos' private network, the only one it listens on.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>0 picks a free port.</summary>
    public int Port { get; set; }

    /// <summary>File of this silo's certificate, PEM or PKCS #12 (<c>.pfx</c>). Silos use TLS when it is set.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of its private key, if not in the same file.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The private key's password, if it has one.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>File with the certificate of the authority that signed all silos' certificates.</summary>
    public string? Authority { get; set; }

    /// <exception cref="StartRefusedException">A value has the wrong format, or no silo could be reached that way.</exception>
    public static ClusterSettings Of(IConfiguration configuration)
    {
        var settings = StartChecks.Section<ClusterSettings>(configuration, "Cluster");
        if (!IPAddress.TryParse(settings.Address, out var address) || settings.Port is < 0 or > IPEndPoint.MaxPort || Unreachable.Contains(address))
        {
            throw new StartRefusedException(
                $"Cluster__Address is '{settings.Address}' and Cluster__Port {settings.Port}: other silos need this machine's own address, such as 10.0.0.5, and a port up to 65535 (0 takes a free one).");
        }

        return settings;
    }

    internal void Apply(EndpointOptions endpoint)
    {
        endpoint.AdvertisedIPAddress = IPAddress.Parse(Address);
        endpoint.SiloPort = Port != 0 ? Port : FreePort(endpoint.AdvertisedIPAddress);
        // The gateway is for external Orleans clients, and there are none.
        endpoint.GatewayPort = 0;
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
