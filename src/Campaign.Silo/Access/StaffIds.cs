using Campaign.Domain.Decisions;
using Campaign.Storage.Subjects;

namespace Campaign.Silo.Access;

public static class StaffIds
{
    /// <summary>The id of whoever signs in with this name: always the same, so that of two who are let in with it at once the second is refused. It tells nothing by itself.</summary>
    public static string StaffId(this ISubjects subjects, string login) => Slug.From("staff", subjects.IdOf("sign-in", login));
}
