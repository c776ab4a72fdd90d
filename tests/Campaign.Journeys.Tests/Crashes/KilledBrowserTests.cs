using System.Diagnostics;
using System.Globalization;
using Campaign.Documents.Tests;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>The program is killed while it keeps a browser running.</summary>
public sealed class KilledBrowserTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-crash-").FullName;

    [Needs("chromium", "pgrep")]
    public async Task The_printing_browser_ends_with_the_killed_program()
    {
        using var server = await ServerProcess.Start(_data);
        await server.Post("campaigns", CampaignServer.AnyCampaign("spring"));
        Assert.StartsWith("%PDF", await server.Client.GetStringAsync(new Uri("campaigns/spring/report.pdf", UriKind.Relative)), StringComparison.Ordinal);
        using var browser = Process.GetProcessById(int.Parse(await Documents.Tests.Program.Run("pgrep", "-P", $"{server.Id}"), CultureInfo.InvariantCulture));
        server.Kill();
        await browser.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
