using System.Globalization;
using Campaign.Storage.Archives;
using Campaign.Storage.Subjects;
using Campaign.Storage.Views;

namespace Campaign.Storage.Verification;

/// <summary>Whether every personal record belongs to a known person, can be decrypted with their key, and is gone if they were erased.</summary>
internal sealed class PeopleCheck(StorageMoment moment, ViewCatalogue views)
{
    private const string Name = "people";

    private const string EveryRecord =
        "SELECT p.subject AS number, s.id, p.reference, p.data, s.key FROM personal p LEFT JOIN subjects s ON s.number = p.subject ORDER BY p.subject, p.reference";

    public IEnumerable<Flaw> Flaws()
    {
        foreach (var (number, id, reference, data, key) in moment.Query<(long, string?, string, byte[], byte[]?)>(EveryRecord))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{id ?? $"personal {number}"} {reference}");
            if (id is null)
            {
                yield return new(Name, where, new("个人信息不属于任何已知的人。", "The record belongs to nobody who is known."));
            }
            else if (key is null)
            {
                yield return new(Name, where, new("此人已被删除，但记录还在（密钥已销毁，无法读出）。", "The person was erased and the record is still there; its key is gone, so nobody can read it."));
            }
            else if (!views.Follows(reference))
            {
                yield return new(Name, where, new("没有视图认识它所属的对象。", "No view follows what it belongs to."));
            }
            else if (new SealedRow(id, reference, data, key).TryOpen() is null)
            {
                yield return new(Name, where, new("记录用此人的密钥打不开：被改动过，或放错了位置。", "It cannot be read under the person's key: it was changed, or belongs elsewhere."));
            }
        }
    }
}
