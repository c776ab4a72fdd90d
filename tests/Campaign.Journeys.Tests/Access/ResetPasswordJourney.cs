using System.Diagnostics;
using System.Net;

namespace Campaign.Journeys.Tests.Access;

/// <summary>How an operator who is locked out signs in again.</summary>
public sealed class ResetPasswordJourney : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-reset-").FullName;

    [Fact]
    public async Task An_administrator_who_is_locked_out_gets_a_new_password_at_the_console()
    {
        using (var server = await Start())
        {
            for (var guess = 0; guess < 10; guess++)
            {
                await SignIn(server, $"wrong guess {guess}", HttpStatusCode.Unauthorized);
            }

            await SignIn(server, CampaignServer.AdminPassword, HttpStatusCode.TooManyRequests);
            server.Terminate();
            await server.WaitForExit();
        }

        var password = await Console("reset-password", "admin");
        using var again = await Start();
        await SignIn(again, CampaignServer.AdminPassword, HttpStatusCode.Unauthorized);
        await SignIn(again, password, HttpStatusCode.OK);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static Task SignIn(ServerProcess server, string password, HttpStatusCode status) =>
        server.Client.Expect(HttpMethod.Post, "session", new { name = "admin", password }, status);

    private Task<ServerProcess> Start() => ServerProcess.Start(_data, $"--Campaign:AdminPassword={CampaignServer.AdminPassword}");

    /// <returns>The only line of its result.</returns>
    private async Task<string> Console(params string[] command)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Campaign.Api.dll"), .. command, $"--Campaign:DataDirectory={_data}"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said.Trim();
    }
}
