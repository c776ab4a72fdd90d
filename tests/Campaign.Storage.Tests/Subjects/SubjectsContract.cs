using System.Text;
using Campaign.Domain.Mentions;
using Campaign.Domain.Reputation;
using Campaign.Storage.Journal;
using Campaign.Storage.Mentions;
using Campaign.Storage.Subjects;
using Dapper;
using static Campaign.Storage.Tests.Units;

namespace Campaign.Storage.Tests.Subjects;

public abstract class SubjectsContract(IStorageHome home) : StorageContract(home)
{
    private const string Secret = "+86 138 0013 8000 张小敏";

    [Fact]
    public async Task Returns_the_data_that_a_person_gave()
    {
        var record = Words("person-1", "tea", Secret);
        await Give(record);
        Reopen();
        var read = await Storage.Subjects.Read("person-1", "pool/tea", None);
        Assert.Equal(record.Json, read!.Json);
        Assert.Null(await Storage.Subjects.Read("person-1", "pool/coffee", None));
        Assert.Null(await Storage.Subjects.Read("person-2", "pool/tea", None));
    }

    [Fact]
    public async Task Keeps_the_latest_data_that_a_person_gave()
    {
        await Give(Words("person-1", "tea", "first"));
        await Give(Words("person-1", "tea", "second"));
        Assert.Equal(Words("person-1", "tea", "second").Json, (await Storage.Subjects.Read("person-1", "pool/tea", None))!.Json);
    }

    [Fact]
    public async Task Is_encrypted_at_rest()
    {
        // A view without words, so only the personal record has the text, and a text of its own, as tests may share the server's log.
        const string Address = "南山路 27 弄 3 号 501 室";
        Reopen(new SilentPoolView());
        await Give(Words("person-at-rest", "tea", Address));
        Assert.NotEmpty(FilesThatHold("person-at-rest"));
        Assert.Empty(FilesThatHold(Address));
        Close();
        Assert.NotEmpty(FilesThatHold("person-at-rest"));
        Assert.Empty(FilesThatHold(Address));
    }

    [Fact]
    public async Task Is_unreadable_once_the_person_is_erased()
    {
        await Give(Words("person-1", "tea", Secret), Words("person-1", "coffee", Secret), Words("person-2", "milk", "留下"));

        Assert.True(await Storage.Subjects.Erase("person-1", None));

        Assert.Null(await Storage.Subjects.Read("person-1", "pool/tea", None));
        Assert.Null(await Storage.Subjects.Read("person-1", "pool/coffee", None));
        Assert.Equal(0, Scalar<long>("SELECT count(*) FROM personal p JOIN subjects s ON s.number = p.subject WHERE s.id = 'person-1'"));
        Assert.Equal(0, Scalar<long>("SELECT count(*) FROM subjects WHERE id = 'person-1' AND key IS NOT NULL"));
        Assert.NotNull(await Storage.Subjects.Read("person-2", "pool/milk", None));
    }

    [Fact]
    public async Task Disappears_from_views_and_search_when_the_person_is_erased()
    {
        await Give(Words("person-1", "tea", "要求退款"), Words("person-2", "milk", "也要退款"));
        Assert.Equal(["milk", "tea"], Search("退款"));
        Assert.Equal(["要求退款"], Column("SELECT words FROM test_pools WHERE id = 'tea'"));

        await Storage.Subjects.Erase("person-1", None);
        Assert.Equal(["milk"], Search("退款"));
        Assert.Equal(0, Scalar<long>("SELECT count(*) FROM test_pools WHERE words = '要求退款'"));

        await Storage.RebuildViews();
        Assert.Equal(["milk"], Search("退款"));
        Assert.Equal(0, Scalar<long>("SELECT count(*) FROM test_pools WHERE words = '要求退款'"));
    }

    [Fact]
    public async Task Erases_the_persons_words_from_mentions_and_keeps_the_counts()
    {
        string[] people = [.. Enumerable.Range(0, 1500).Select(number => Storage.Subjects.IdOf("weibo", $"{number}"))];
        await Storage.Mentions.Add(
            "tea", "imp", [.. Enumerable.Range(0, 3000).Select(number => Mention(number, people[number % people.Length]))], (_, _) => { });

        Assert.True(await Storage.Subjects.Erase(people[7], None));
        Assert.False(await Storage.Subjects.Erase(people[7], None));

        Assert.Equal(2, Scalar<long>("SELECT count(*) FROM mentions WHERE author IS NULL AND text IS NULL"));
        Assert.Equal(2998, Scalar<long>("SELECT count(*) FROM mentions WHERE author IS NOT NULL AND text IS NOT NULL"));
        Assert.Equal(3000, Assert.Single(await Storage.Mentions.Tallies("tea", null, None)).Tones.Negative);
    }

    [Fact]
    public async Task Deletes_everyones_form_drafts_about_the_erased_persons_records()
    {
        await Give(Words("person-1", "tea", Secret), Words("person-1", "coffee", Secret), Words("person-2", "milk", "留下"));
        string[] gone = ["draft/staff-1/pool/tea/amend", "draft/staff-2/pool/tea/g1/void", "draft/staff-2/pool/coffee/close"];
        string[] stay = ["draft/staff-1/campaign/tea/pool", "draft/staff-1/pool/milk/amend", "draft/staff-1/pool/tea-2/amend", "draft/staff-2/pool/te/amend"];
        foreach (var key in gone.Concat(stay))
        {
            await KeepState("draft", key, "{}");
        }

        await Storage.Subjects.Erase("person-1", None);

        Assert.Equal(stay.Order(StringComparer.Ordinal), StateKeys());
    }

    [Fact]
    public async Task Says_whether_there_was_anyone_to_erase()
    {
        await Give(Words("person-1", "tea", Secret));
        Assert.False(await Storage.Subjects.Erase("person-9", None));
        Assert.True(await Storage.Subjects.Erase("person-1", None));
        Assert.False(await Storage.Subjects.Erase("person-1", None));
    }

    [Fact]
    public async Task Gives_a_new_key_to_a_person_who_comes_back()
    {
        await Give(Words("person-1", "tea", "before"));
        var before = Scalar<byte[]>("SELECT key FROM subjects WHERE id = 'person-1'");
        await Storage.Subjects.Erase("person-1", None);
        await Give(Words("person-1", "coffee", "after"));

        Assert.NotEqual(before, Scalar<byte[]>("SELECT key FROM subjects WHERE id = 'person-1'"));
        Assert.Null(await Storage.Subjects.Read("person-1", "pool/tea", None));
        Assert.Equal(Words("person-1", "coffee", "after").Json, (await Storage.Subjects.Read("person-1", "pool/coffee", None))!.Json);
    }

    [Fact]
    public async Task Cannot_be_attached_to_another_record()
    {
        await Give(Words("person-1", "tea", Secret));
        using (var connection = Home.Connect())
        {
            connection.Execute("UPDATE personal SET reference = 'pool/coffee'");
        }

        await Assert.ThrowsAsync<System.Security.Cryptography.AuthenticationTagMismatchException>(
            async () => await Storage.Subjects.Read("person-1", "pool/coffee", None));
    }

    [Fact]
    public void Gives_one_person_the_same_id_again_and_two_people_different_ids()
    {
        var id = Storage.Subjects.IdOf("weibo", "张小敏");
        Assert.DoesNotContain("张", id, StringComparison.Ordinal);
        Assert.Equal(id, Storage.Subjects.IdOf(" Weibo", "张小敏 "));
        Assert.NotEqual(id, Storage.Subjects.IdOf("douyin", "张小敏"));
        Assert.NotEqual(Storage.Subjects.IdOf("a", "bc"), Storage.Subjects.IdOf("ab", "c"));
        Reopen();
        Assert.Equal(id, Storage.Subjects.IdOf("weibo", "张小敏"));
    }

    private Task<Appended> Give(params PersonalRecord[] records) => Storage.Journal.Append(new([]) { Personal = records });

    private static Mention Mention(int number, string author) =>
        new(new((UInt128)number), Noon, "weibo", Origin.Organic, Tone.Negative, 0, author, "要求退款");

    private List<byte[]> FilesThatHold(string text) => [.. Home.Bytes().Where(bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];
}
