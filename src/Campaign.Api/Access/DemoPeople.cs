using Campaign.Api.Demo;
using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Subjects;
using Orleans;

namespace Campaign.Api.Access;

/// <summary>
/// One person per role, who fill the demo and whom visitors can sign in as. Their passwords are random, new at every start of the demo, and
/// known to this process alone: once it stops, nobody can sign in as them.
/// </summary>
internal sealed class DemoPeople(IGrainFactory grains, AccessQueries access, ISubjects subjects)
{
    private static readonly (Role Role, string Display)[] Staff =
    [
        (Role.Administrator, "韩一凡"), (Role.Manager, "周遥"), (Role.Editor, "沈小棠"), (Role.Reviewer, "顾明远"), (Role.Leadership, "林知夏"),
    ];

    private static readonly Caller Caller = Caller.Campaign("demo");

    private IReadOnlyList<DemoPerson> _people = [];

    /// <summary>The people offered on the sign-in page; empty unless the demo is on and filled.</summary>
    public IReadOnlyList<DemoPerson> All { get; private set; } = [];

    /// <summary>
    /// Gives everyone a new password and adds whoever is missing. A new password turns two-step verification off, so a policy that requires it, which somebody
    /// may have tried in the demo, is switched off too.
    /// </summary>
    /// <param name="beforeFirst">Called before the very first person is added.</param>
    public async Task<IReadOnlyList<DemoPerson>> Prepare(Action beforeFirst, CancellationToken cancellation)
    {
        var password = Passwords.Random();
        DemoPerson[] people = [.. Staff.Select(one => new DemoPerson($"demo-{DomainJson.Word(one.Role)}", password, one.Role))];
        if (await access.FindByLogin(people[0].Name, cancellation) is null)
        {
            beforeFirst();
        }

        foreach (var (person, (role, display)) in people.Zip(Staff))
        {
            await Ensure(person.Name, display, new Assignment(role, role == Role.Administrator ? null : DemoCampaign.Id), Passwords.HashShown(password), cancellation);
        }

        Check(await grains.Access().RequireSecondFactor(Caller, SecondFactorPolicy.Off));
        return _people = people;
    }

    /// <summary>Offers the demo people on the sign-in page.</summary>
    public void Offer(Action<string> tell)
    {
        All = _people;
        tell($"示例人员 / demo people: {string.Join(", ", All.Select(person => person.Name))}；密码 / password: {All[0].Password}");
    }

    private async Task Ensure(string login, string display, Assignment role, string hash, CancellationToken cancellation)
    {
        var known = await access.FindByLogin(login, cancellation);
        Check(known is null
            ? await grains.Access().Add(Caller, new(subjects.StaffId(login), [role]), new(login, display, hash), Permits.Everything)
            : await grains.Access().ResetPassword(Caller, new(known.State.Id, null), hash, Permits.Everything));
    }

    private static void Check(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            throw new DemoFailedException(refusal.Message.ToString());
        }
    }
}
