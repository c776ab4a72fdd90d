using System.Text.Json;
using Campaign.Domain.Drafts;
using Campaign.Storage.States;
using Campaign.Storage.Views;

namespace Campaign.Storage.Drafts;

/// <summary>A saved draft.</summary>
/// <param name="Form">The form's name, see <see cref="DraftRules.IsForm"/>.</param>
/// <param name="Written">When it was last saved, by the database's clock.</param>
public sealed record DraftRow(string Form, long Version, DateTimeOffset Written, DraftState Draft);

/// <summary>Reads people's unsent drafts.</summary>
public sealed class DraftQueries(IReadDatabase database)
{
    private const string Select = $"SELECT key, version, written, data FROM states WHERE kind = '{DraftKeys.Kind}'";

    /// <summary>All drafts of a person, newest first.</summary>
    public async ValueTask<IReadOnlyList<DraftRow>> Of(string person, CancellationToken cancellation)
    {
        var first = DraftKeys.Beginning(person);
        using var lease = database.Read();
        var rows = await lease.Rows<Columns>($"{Select} AND key >= @first AND key < @behind ORDER BY written DESC, key", new { first, behind = StateSql.Behind(first) }, cancellation);
        return [.. rows.Select(row => row.ToRow())];
    }

    public async ValueTask<DraftRow?> Find(string person, string form, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<Columns>($"{Select} AND key = @key", new { key = DraftKeys.Of(person, form) }, cancellation)).SingleOrDefault()?.ToRow();
    }

    /// <summary>Whether a person has the maximum number of drafts, not counting the one of this form.</summary>
    public async ValueTask<bool> IsFull(string person, string form, CancellationToken cancellation)
    {
        var first = DraftKeys.Beginning(person);
        using var lease = database.Read();
        var others = await lease.Rows<long>(
            $"SELECT count(*) FROM states WHERE kind = '{DraftKeys.Kind}' AND key >= @first AND key < @behind AND key <> @key",
            new { first, behind = StateSql.Behind(first), key = DraftKeys.Of(person, form) },
            cancellation);
        return others[0] >= DraftRules.Most;
    }

    private sealed record Columns(string Key, long Version, long Written, byte[] Data)
    {
        public DraftRow ToRow() => new(
            DraftKeys.Parts(Key)!.Value.Form, Version, DateTimeOffset.FromUnixTimeMilliseconds(Written), JsonSerializer.Deserialize<DraftState>(Data, StateJson.Options)!);
    }
}
