using Campaign.Domain.Decisions;
using Campaign.Silo.Moving;
using Campaign.Storage;
using Campaign.Storage.Access;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Campaign.Silo.Access;

/// <summary>For whoever runs Campaign and cannot sign in any more: gives a person a new random password.</summary>
internal sealed class ResetPassword(IServiceProvider services, CommandConsole console)
{
    public async Task<int> Run(string name)
    {
        var person = await services.GetRequiredService<AccessQueries>().FindByLogin(name.Trim().ToLowerInvariant(), CancellationToken.None);
        if (person is null)
        {
            console.Say($"没有人用 {name} 登录。什么都没有改动。", $"Nobody signs in as {name}. Nothing was changed.");
            return Commands.Refused;
        }

        var password = Passwords.Random();
        var outcome = await services.GetRequiredService<IGrainFactory>().Access()
            .ResetPassword(new Caller("console", "reset-password"), new(person.State.Id, null), Passwords.Hash(password));
        if (outcome.Refusal is { } refusal)
        {
            console.Say(refusal.Message);
            return Commands.Refused;
        }

        var signIns = services.GetRequiredService<IStorage>().SignIns;
        await signIns.EndAll(person.State.Id);
        await signIns.Forget(Attempts.ByName(person.Login));
        console.Result(password);
        console.Say(
            "这是新密码，只显示这一次。此人的所有登录会话已结束，两步验证已关闭。",
            "That is the new password, shown this once. The person's sessions are over and the second factor is off.");
        return Commands.Done;
    }
}
