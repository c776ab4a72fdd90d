namespace Campaign.Journeys.Tests.Cluster;

/// <summary>Invalid cluster settings are refused in one sentence before anything is served.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("--Cluster:Address=0.0.0.0")]
    [InlineData("--Cluster:Address=silo-1")]
    [InlineData("--Cluster:Port=70000")]
    [InlineData("--Cluster:Port=many")]
    public async Task A_silo_with_an_unreachable_address_does_not_start(string setting) =>
        Assert.StartsWith(setting.Contains("many", StringComparison.Ordinal) ? "A value of Cluster__" : "Cluster__Address is", await RefusedStart.Words(setting), StringComparison.Ordinal);

    [Fact]
    public async Task A_silo_with_half_configured_TLS_does_not_start()
    {
        using var authority = new SiloAuthority();
        var (whole, bare) = (authority.Sign("silo"), authority.Certificate);
        string[] postgresql = ["--Storage:Provider=PostgreSql", "--Storage:ConnectionString=Host=127.0.0.1;Database=campaign"];
        Assert.StartsWith("TLS between silos is half configured", await RefusedStart.Words([.. postgresql, $"--Cluster:Certificate={whole}"]), StringComparison.Ordinal);
        Assert.StartsWith("TLS between silos is half configured", await RefusedStart.Words([.. postgresql, $"--Cluster:Authority={bare}"]), StringComparison.Ordinal);
        Assert.StartsWith("TLS between silos is half configured", await RefusedStart.Words([.. postgresql, $"--Cluster:CertificateKey={whole}"]), StringComparison.Ordinal);
        Assert.StartsWith(
            $"Cluster__Certificate is {whole}.gone, which cannot be used", await RefusedStart.Words([.. postgresql, $"--Cluster:Certificate={whole}.gone", $"--Cluster:Authority={bare}"]), StringComparison.Ordinal);
        Assert.StartsWith(
            $"Cluster__Certificate is {bare}, which cannot be used", await RefusedStart.Words([.. postgresql, $"--Cluster:Certificate={bare}", $"--Cluster:Authority={bare}"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_SQLite_only_the_port_of_the_pages_is_open()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-ports-");
        using (var server = await ServerProcess.Start(folder.FullName))
        {
            await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
            Assert.Equal([server.Address.Port], ListeningPorts.Of(server.Id));
        }

        folder.Delete(recursive: true);
    }
}
