using System.Net.Sockets;
using System.Text;
using Campaign.Journeys.Tests.Changes;

namespace Campaign.Journeys.Tests.Operations;

/// <summary>How long a graceful shutdown may take. That it loses nothing: <see cref="Crashes.KilledServerTests"/>.</summary>
public sealed class StoppedServerTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-stop-").FullName;

    [Fact]
    public async Task A_client_that_never_finishes_its_request_cannot_delay_the_shutdown()
    {
        using var server = await ServerProcess.Start(_data, "--Campaign:ShutdownTimeout=00:00:01");
        using var half = new TcpClient(server.Address.Host, server.Address.Port);
        await half.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/campaigns HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {CampaignServer.Token}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{{"));
        await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        server.Terminate();

        // Less than the half minute of the host's own shutdown timeout.
        Assert.Equal(0, await server.WaitForExit().WaitAsync(TimeSpan.FromSeconds(29)));
    }

    [Fact]
    public async Task The_shutdown_does_not_wait_for_open_change_streams()
    {
        using var server = await ServerProcess.Start(_data, "--Campaign:ShutdownTimeout=00:10:00");
        await using var events = await Events.Open(server.Client);
        Assert.NotNull(await events.Next());
        server.Terminate();
        while (await events.Next() is not null)
        {
        }

        Assert.Equal(0, await server.WaitForExit().WaitAsync(TimeSpan.FromMinutes(5)));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
