using System.Diagnostics;

namespace Campaign.Journeys.Tests.Cluster;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("--Cluster:Address=0.0.0.0")]
    [InlineData("--Cluster:Address=silo-1")]
    [InlineData("--Cluster:Port=70000")]
    [InlineData("--Cluster:Port=many")]
    public async Task A_silo_that_nobody_could_reach_is_not_started(string setting)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-settings-");
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Campaign.Api.dll"), "--Urls=http://127.0.0.1:0", $"--Campaign:DataDirectory={folder.FullName}", setting];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (said, _) = (await process.StandardError.ReadToEndAsync(), await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith(setting.Contains("many", StringComparison.Ordinal) ? "A value of Cluster__" : "Cluster__Address is", said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }
}
