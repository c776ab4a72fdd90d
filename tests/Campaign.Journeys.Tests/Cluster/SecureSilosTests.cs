using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Campaign.Journeys.Tests.Nodes;
using Campaign.Storage.Tests.PostgreSql;

namespace Campaign.Journeys.Tests.Cluster;

/// <summary>Silos that use mutual TLS: the cluster works, and a peer without a certificate of its authority is rejected.</summary>
[NeedsPostgreSql]
public sealed class SecureSilosTests : IAsyncLifetime, IDisposable
{
    private readonly SiloAuthority _authority = new();
    private readonly int _port = FreePort();
    private readonly NodeGroup _nodes;
    private ServerProcess _first = null!;

    public SecureSilosTests() => _nodes = new(size: 2, settings: _authority.Settings("silo"));

    public async Task InitializeAsync()
    {
        _first = await _nodes.Start(0, $"--Cluster:Port={_port}");
        await _nodes.Start(1);
        await _first.Post("campaigns", CampaignServer.AnyCampaign("spring"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _nodes.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Pools_are_reached_through_every_silo()
    {
        foreach (var pool in Enumerable.Range(0, 10))
        {
            await _first.Post("campaigns/spring/pools", new { id = $"pool-{pool}", name = "茶券", kind = "cash", budget = 100 });
            foreach (var node in _nodes.Living)
            {
                using var answer = await node.Client.PostAsJsonAsync(new Uri($"pools/pool-{pool}/grants", UriKind.Relative), new { participant = "lin-xi", cause = "tea", amount = 1 });
                Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, $"A grant gave {answer.StatusCode}.");
            }
        }
    }

    [Fact]
    public async Task A_peer_without_a_certificate_or_with_one_of_another_authority_is_rejected()
    {
        using var other = new SiloAuthority();
        using var foreign = X509Certificate2.CreateFromPemFile(other.Sign("stranger"));
        using var ours = X509Certificate2.CreateFromPemFile(_authority.Sign("another"));
        Assert.True(await IsHeard(ours));
        Assert.False(await IsHeard(null));
        Assert.False(await IsHeard(foreign));
    }

    /// <summary>Whether the silo accepts the certificate: if so, it sends the first bytes of the protocol.</summary>
    private async Task<bool> IsHeard(X509Certificate2? shown)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, _port);
        await using var tls = new SslStream(connection.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            ClientCertificates = shown is null ? null : [shown],
            RemoteCertificateValidationCallback = (_, silo, _, _) => silo!.Subject == "CN=silo",
        };
        try
        {
            await tls.AuthenticateAsClientAsync(options);
            return await tls.ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(2)) > 0;
        }
        catch (Exception away) when (away is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
