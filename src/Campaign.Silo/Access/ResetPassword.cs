using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Grains;
using Campaign.Silo.Moving;
using Campaign.Storage;
using Campaign.Storage.Access;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Access;

/// <summary>
/// For operators who can no longer sign in: gives a person a new random password. Decides without the grain, because a command starts none; a node that
/// is running meanwhile catches up.
/// </summary>
internal sealed class ResetPassword(IServiceProvider services, CommandConsole console)
{
    private static readonly Caller Caller = new("console", "reset-password");

    public async Task<int> Run(string name)
    {
        var person = await services.GetRequiredService<AccessQueries>().FindByLogin(StaffNames.Login(name), CancellationToken.None);
        if (person is null)
        {
            console.Say($"没有人用 {name} 登录。什么都没有改动。", $"Nobody signs in as {name}. Nothing was changed.");
            return Commands.Refused;
        }

        var password = Passwords.Random();
        if (await Give(new(person.State.Id, null), services.GetRequiredService<Passwords>().Hash(password)) is { } refusal)
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
            "That is the new password, shown this once. The person's sessions are over and two-step verification is off.");
        return Commands.Done;
    }

    private async Task<Refusal?> Give(ChangeStaff command, string hash)
    {
        var (journal, view) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<AccessView>());
        while (true)
        {
            var known = await journal.Read(AccessView.Stream, 0, CancellationToken.None);
            var access = known.Aggregate(AccessState.Initial, (state, recorded) => AccessState.Evolve(state, (AccessFact)recorded.Fact));
            var unit = new UnitDraft(services.GetRequiredService<TimeProvider>().GetUtcNow());
            var decision = AccessRules.ResetPassword(access, command, Permits.Everything, unit.Now);
            if (decision.Refusal is { } refusal)
            {
                return refusal;
            }

            unit.Take(view, AccessView.Id, new(access, known.Count), decision.Facts, Caller, (_, _) => []);
            unit.Rows.Put(CoreTables.Staff, [command.Id], ("password", hash), ("secret", null), ("recovery", null));
            if (await journal.Append(unit.ToUnit()) == Appended.Done)
            {
                return null;
            }
        }
    }
}
