using System.Security.Cryptography;
using System.Text;
using Campaign.Storage.Rows;
using Campaign.Storage.Subjects;

namespace Campaign.Storage.Views;

/// <summary>All views of the installation, by noun.</summary>
public sealed class ViewCatalogue(IEnumerable<IView> views)
{
    private readonly Dictionary<string, IView> _views = views.ToDictionary(view => view.Noun, StringComparer.Ordinal);

    /// <summary>Numbers kept beside lists, so that nothing is counted when a page is read. See <see cref="Totals"/>.</summary>
    public IEnumerable<Table> Tables => [Totals.Table, .. _views.Values.OrderBy(view => view.Noun, StringComparer.Ordinal).SelectMany(view => view.Tables)];

    /// <summary>Changes when a table's definition does, or the generation of a view.</summary>
    public string Definition => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Describe())));

    public IView Of(string stream) => Find(stream) ?? throw new InvalidOperationException($"No view follows the stream {stream}.");

    /// <summary>Whether there is a view for a stream's noun.</summary>
    public bool Follows(string stream) => Find(stream) is not null;

    /// <summary>The view of a noun; null when there is none.</summary>
    public IView? OfNoun(string noun) => _views.GetValueOrDefault(noun);

    /// <summary>The view of what a route is about: of those whose names are all in it, the one that is named last, and most exactly. Null when it names nothing.</summary>
    /// <param name="route">The names of a route's values, in order.</param>
    public IView? Named(IReadOnlyList<string> route) => _views.Values.Where(view => view.Names.All(route.Contains))
        .MaxBy(view => (route.TakeWhile(name => name != view.Names[^1]).Count(), view.Names.Count));

    /// <summary>Shows a person's record in the view of what it belongs to.</summary>
    public void Reveal(PersonalRecord record, RowChanges rows) => Of(record.Reference).Reveal(IdOf(record.Reference), record, rows);

    /// <summary>Takes a person's record out of the view of what it belonged to.</summary>
    public void Forget(string subject, string reference, RowChanges rows) => Of(reference).Forget(IdOf(reference), rows);

    private IView? Find(string stream) =>
        stream.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? _views.GetValueOrDefault(stream[..slash]) : null;

    private static string IdOf(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private string Describe() => string.Join('\n', _views.Values.Select(view => $"{view.Noun} {view.Generation}").Order(StringComparer.Ordinal).Concat(Tables.Select(table =>
        $"{table.Name}({string.Join(',', table.Columns)};{table.KeyCount};{string.Join('|', table.Indexes.Select(index => string.Join(',', index)))};{table.Searched};{table.IsPlaced})")));
}
