using System.Globalization;
using Campaign.Storage;
using Campaign.Storage.Archives;
using Campaign.Storage.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Moving;

/// <summary>Erases a person. First reports what would be removed; erases only with <c>--yes</c>.</summary>
internal sealed class EraseSubject(IArchive archive, IServiceProvider services, CommandConsole console)
{
    private const int MostReferences = 20;

    public async Task<int> Run(string channel, string handle, bool yes)
    {
        string? subject;
        using (var moment = archive.Read())
        {
            subject = moment.SubjectOf(channel, handle);
        }

        return subject is null ? Unknown() : await Run(subject, yes);
    }

    /// <param name="subject">Subject id: <c>person-…</c>.</param>
    public async Task<int> Run(string subject, bool yes)
    {
        SubjectTraces traces;
        using (var moment = archive.Read())
        {
            traces = SubjectTraces.Of(moment, subject);
        }

        Show(subject, traces);
        if (!traces.Any)
        {
            return Unknown();
        }

        if (!yes)
        {
            console.Say("什么都没有删除。确认无误后加上 --yes 再运行一次；删除后无法恢复。", "Nothing was erased. Run it again with --yes; it cannot be undone.");
            return Commands.NotAsked;
        }

        await services.GetRequiredService<IStorage>().Subjects.Erase(subject, CancellationToken.None);
        console.Say(
            "已删除：密钥已销毁，记录和原文已清除，历史事实仍在但不再指名。旧备份里仍有此人的信息，恢复旧备份后请再删除一次。",
            "Erased: the key is destroyed, records and texts are gone; the history stays and names nobody. Older archives still hold the person: erase again after restoring one.");
        return Commands.Done;
    }

    private int Unknown()
    {
        console.Say("没有保存过此人的信息。什么都没有改动。", "Nothing is kept about this person. Nothing was changed.");
        return Commands.Refused;
    }

    private void Show(string subject, SubjectTraces traces)
    {
        console.Result(subject);
        foreach (var reference in traces.References.Take(MostReferences))
        {
            console.Result($"  {reference}");
        }

        var (records, mentions) = (traces.References.Count.ToString("N0", CultureInfo.InvariantCulture), traces.Mentions.ToString("N0", CultureInfo.InvariantCulture));
        console.Say($"{records} 条加密记录，{mentions} 条声量的作者和原文。", $"{records} encrypted records, author and text of {mentions} mentions.");
        if (traces.Erased is { } erased)
        {
            console.Say($"曾于 {erased:yyyy-MM-dd HH:mm} UTC 删除过。", $"Erased before, on {erased:yyyy-MM-dd HH:mm} UTC.");
        }
    }
}
