using Campaign.Domain.Decisions;
using Campaign.Domain.Subjects;
using Campaign.Storage.Rows;
using Campaign.Storage.Views;

namespace Campaign.Storage.Subjects;

/// <summary>Erasures are read in the audit alone, so there is no table of them.</summary>
public sealed class SubjectView() : View<SubjectState, SubjectFact>("subject", SubjectState.Initial, SubjectState.Evolve)
{
    public override IReadOnlyList<Table> Tables => [];

    public override Refusal? Unknown => null;

    public override void Project(string id, SubjectState before, SubjectFact fact, SubjectState after, long version, RowChanges rows)
    {
    }
}
