using Campaign.Storage.Archives;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>
/// Checks whether a database matches its journal. It reads one snapshot, changes nothing, and rebuilds views in a temporary database.
/// Flaws are returned as they are found.
/// </summary>
public sealed class DatabaseVerification(StorageMoment moment, IEnumerable<IView> views, DateTimeOffset now)
{
    private readonly ViewCatalogue _views = new(views);

    /// <summary>Runs the checks in order. Derived data is only checked when the journal itself has no flaw.</summary>
    /// <param name="begins">Called as each check begins.</param>
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
