using Campaign.Storage.Archives;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>
/// Looks whether a database is what its journal says. It reads one moment, changes nothing and makes views anew in a database that vanishes
/// with the process. Flaws come as they are found.
/// </summary>
public sealed class DatabaseVerification(StorageMoment moment, IEnumerable<IView> views, DateTimeOffset now)
{
    private readonly ViewCatalogue _views = new(views);

    /// <summary>The checks in order. What follows from the facts is looked at only when the journal itself has no flaw.</summary>
    /// <param name="begins">Told of each check as it begins.</param>
    public IEnumerable<Flaw> Run(Action<string> begins)
    {
        var broken = false;
        foreach (var flaw in Check("journal", new JournalCheck(moment, _views, now).Flaws()))
        {
            broken = true;
            yield return flaw;
        }

        var others = Check("people", new PeopleCheck(moment, _views).Flaws())
            .Concat(Check("messages", new MessageCheck(moment, _views).Flaws()))
            .Concat(Check("mentions", new MentionCheck(moment).Flaws()))
            .Concat(Check("states", new StateCheck(moment).Flaws()));
        foreach (var flaw in broken ? others : others.Concat(OfFacts()))
        {
            yield return flaw;
        }

        IEnumerable<Flaw> OfFacts() => Check("ledgers", new LedgerCheck(moment).Flaws())
            .Concat(Check("snapshots", new SnapshotCheck(moment, _views).Flaws()))
            .Concat(Check("views", new ViewCheck(moment, _views).Flaws()));

        IEnumerable<Flaw> Check(string name, IEnumerable<Flaw> flaws)
        {
            begins(name);
            foreach (var flaw in flaws)
            {
                yield return flaw;
            }
        }
    }
}
