namespace Campaign.Silo.Imports;

/// <summary>Gives every column a unique name.</summary>
internal static class ColumnNames
{
    private const int MaxLength = 200;

    public static IReadOnlyList<string> From(IEnumerable<string> header)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var written in header)
        {
            var name = new string([.. written.Where(c => !char.IsControl(c)).Take(MaxLength)]).Trim();
            name = name.Length == 0 ? $"#{names.Count + 1}" : name;
            names.Add(Distinct(name, taken));
        }

        return names;
    }

    private static string Distinct(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var copy = 2; !taken.Add(candidate); copy++)
        {
            candidate = $"{name} ({copy})";
        }

        return candidate;
    }
}
