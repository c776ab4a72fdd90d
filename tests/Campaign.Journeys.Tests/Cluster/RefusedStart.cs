using System.Diagnostics;

namespace Campaign.Journeys.Tests.Cluster;

/// <summary>Starts the program with invalid settings and waits for it to exit.</summary>
internal static class RefusedStart
{
    /// <returns>Its output, which must be one line.</returns>
    public static async Task<string> Words(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-settings-");
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Campaign.Api.dll"), "--Urls=http://127.0.0.1:0", $"--Campaign:DataDirectory={folder.FullName}", .. settings];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.Equal(1, process.ExitCode);
        Assert.Single(said.Trim().Split('\n'));
        return said;
    }
}
