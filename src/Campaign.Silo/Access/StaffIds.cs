using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Silo.Access;

public static class StaffIds
{
    /// <summary>The id of the person with this sign-in name: deterministic, so that of two people added under the same name at once the second is refused. Reveals nothing by itself.</summary>
    public static string StaffId(this ISubjects subjects, string login) => Slug.From("staff", subjects.IdOf("sign-in", login));
}
