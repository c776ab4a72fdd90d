using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Silo.Hosting;
using Campaign.Storage.Access;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Access;

/// <summary>Creates the first administrator of an empty installation, before the server listens. Of two nodes starting at once, only one does.</summary>
internal sealed class FirstStart(IGrainFactory grains, AccessQueries access, ISubjects subjects, Passwords passwords, CampaignOptions options) : IHostedService
{
    public const string Login = "admin";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await access.Any(cancellationToken))
        {
            return;
        }

        var password = options.AdminPassword ?? Passwords.Random();
        var made = await grains.Access().Found(
            Caller.Campaign("first-start"), subjects.StaffId(Login), new(Login, "管理员 Administrator", passwords.Hash(password)));
        if (!made.Refused)
        {
            // On the console, not in the log: it is shown once and stored nowhere.
            Console.WriteLine(options.AdminPassword is null
                ? $"首次启动：请用登录名 {Login}、密码 {password} 登录（只显示这一次，登录后请修改） / First start: sign in as {Login} with {password} (shown this once; change it when you are in)"
                : $"首次启动：请用登录名 {Login} 和所配置的密码登录 / First start: sign in as {Login} with the configured password");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
