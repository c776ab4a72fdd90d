using System.Text;
using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Kept;

/// <summary>What has been kept stays readable. See <c>docs/changing-a-fact.md</c>.</summary>
public sealed class KeptJournalTests
{
    private static readonly KeptLine[] Lines = [.. KeptJournal.Facts, .. KeptJournal.Messages];

    [Fact]
    public void Every_fact_and_message_that_was_ever_kept_is_read_and_says_what_it_said() => Assert.All(Lines, line =>
    {
        var read = DomainJson.Read<object>(line.Type, Encoding.UTF8.GetBytes(line.Data.GetRawText()));
        var again = JsonSerializer.Deserialize<JsonElement>(DomainJson.Write(read));
        Assert.True(JsonElement.DeepEquals(line.Now ?? line.Data, again), $"{line.Type} was kept as {line.Data} and is read as {again}.");
    });

    [Fact]
    public void Every_type_was_kept_at_least_once_with_each_of_its_properties()
    {
        var kept = Lines.ToLookup(line => line.Type, line => line.Data.EnumerateObject().Select(property => property.Name));
        var missing = DomainJson.Kept.Named.Values.Where(type => !type.IsAbstract).SelectMany(type =>
        {
            var name = DomainJson.Kept.KeptNameOf(type);
            var known = DomainJson.Options.GetTypeInfo(type).Properties.Where(property => property is { Get: not null, Set: not null, ShouldSerialize: null }).Select(property => property.Name);
            return kept.Contains(name) ? known.Except(kept[name].SelectMany(names => names)).Select(property => $"{name}: {property}") : [name];
        });

        var lines = missing.ToList();
        Assert.True(
            lines.Count == 0,
            $"Nothing was kept of {string.Join("; ", lines)}. Add a line with all properties to tests/Campaign.Domain.Tests/Kept/journal.jsonl (messages.jsonl for a message): docs/changing-a-fact.md.");
    }
}
