using Campaign.Api.Demo;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Access;

/// <summary>
/// Somebody of each role to try the demo as. Their password is a new random one every time the demo is started and is known to that process alone:
/// once it is over nobody can sign in as them.
/// </summary>
internal sealed class DemoPeople(IGrainFactory grains, AccessQueries access, ISubjects subjects)
{
    /// <summary>Empty unless the demo is shown.</summary>
    public IReadOnlyList<DemoPerson> All { get; private set; } = [];

    public async Task Prepare(Action<string> tell)
    {
        var password = Passwords.Random();
        var people = new List<DemoPerson>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var login = $"demo-{DomainJson.Word(role)}";
            await Ensure(login, new Assignment(role, role == Role.Administrator ? null : DemoCampaign.Id), Passwords.Hash(password));
            people.Add(new(login, password, role));
        }

        All = people;
        tell($"示例人员 / demo people: {string.Join(", ", people.Select(person => person.Name))}；密码 / password: {password}");
    }

    private async Task Ensure(string login, Assignment role, string hash)
    {
        var caller = Caller.Campaign("demo");
        var known = await access.FindByLogin(login, CancellationToken.None);
        var outcome = known is null
            ? await grains.Access().Add(caller, new(subjects.StaffId(login), [role]), new(login, login, hash), Permits.Everything)
            : await grains.Access().ResetPassword(caller, new(known.State.Id, null), hash, Permits.Everything);
        if (outcome.Refusal is { } refusal)
        {
            throw new DemoFailedException(refusal.Message.ToString());
        }
    }
}
