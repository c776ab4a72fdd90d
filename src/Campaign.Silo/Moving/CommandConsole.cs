using System.Globalization;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Moving;

/// <summary>A command's output: results go to one channel, progress and messages to the other, which is never redirected to a file.</summary>
public sealed class CommandConsole(TextWriter results, TextWriter progress, Language language, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private long _said = clock.GetTimestamp();

    public Language Language => language;

    public void Result(string line) => results.WriteLine(line);

    public void Say(string zh, string en) => Say(new Wording(zh, en));

    public void Say(Wording words) => progress.WriteLine(words.In(language));

    /// <summary>Passes rows on, and reports their number now and then.</summary>
    public IEnumerable<T> Counted<T>(string name, IEnumerable<T> rows)
    {
        var count = 0L;
        foreach (var row in rows)
        {
            yield return row;
            count++;
            if (count % 1000 == 0 && clock.GetElapsedTime(_said) >= Quiet)
            {
                _said = clock.GetTimestamp();
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {count:N0} …"));
            }
        }

        if (count > 0)
        {
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {count:N0}"));
        }
    }
}
