using System.IO.Compression;
using Campaign.Domain.Decisions;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>Finds the parts of a workbook that make up a table. Names are resolved inside the package only; external references are never followed.</summary>
internal sealed class Workbook(ZipArchive package)
{
    private const int MaxSheets = 1_000;

    public bool From1904 { get; private set; }

    public string SheetName { get; private set; } = "";

    public ZipArchiveEntry? Sheet { get; private set; }

    public ZipArchiveEntry? Strings { get; private set; }

    public ZipArchiveEntry? Styles { get; private set; }

    /// <summary>Finds the named sheet, or the first one.</summary>
    public Refusal? Find(string? sheet)
    {
        if (package.GetEntry("[Content_Types].xml") is null)
        {
            return TableRefusals.NotAWorkbook;
        }

        if (package.Entries.Any(entry => entry.IsEncrypted))
        {
            return TableRefusals.Encrypted;
        }

        var workbook = Related("", "/officeDocument").Select(target => target.Path).FirstOrDefault() ?? "xl/workbook.xml";
        if (package.GetEntry(workbook) is not { } entry)
        {
            return TableRefusals.NotAWorkbook;
        }

        Strings = Part(Related(workbook, "/sharedStrings"));
        Styles = Part(Related(workbook, "/styles"));
        return FindSheet(entry, Related(workbook, "/worksheet"), sheet);
    }

    private Refusal? FindSheet(ZipArchiveEntry workbook, List<Target> worksheets, string? wanted)
    {
        var names = new List<string>();
        using var part = new PartReader(workbook);
        while (part.ReadTo("workbookPr", "sheet"))
        {
            if (part.Xml.LocalName == "workbookPr")
            {
                From1904 = part.Xml.GetAttribute("date1904") is "1" or "true";
                continue;
            }

            var name = part.Xml.GetAttribute("name") ?? "";
            var target = worksheets.Find(candidate => candidate.Id == RelationshipId(part));
            if (target.Path is null || names.Count >= MaxSheets)
            {
                continue;
            }

            names.Add(name);
            if (Sheet is null && (wanted is null || string.Equals(name, wanted.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                (SheetName, Sheet) = (name, package.GetEntry(target.Path));
            }
        }

        return Sheet is not null ? null : wanted is null ? TableRefusals.BrokenWorkbook : TableRefusals.NoSuchSheet(wanted, names);
    }

    private static string? RelationshipId(PartReader part)
    {
        for (var more = part.Xml.MoveToFirstAttribute(); more; more = part.Xml.MoveToNextAttribute())
        {
            if (part.Xml.LocalName == "id" && part.Xml.NamespaceURI.Length > 0)
            {
                var id = part.Xml.Value;
                part.Xml.MoveToElement();
                return id;
            }
        }

        part.Xml.MoveToElement();
        return null;
    }

    private ZipArchiveEntry? Part(List<Target> targets) => targets.Count == 0 ? null : package.GetEntry(targets[0].Path);

    private List<Target> Related(string source, string kind)
    {
        var slash = source.LastIndexOf('/') + 1;
        var targets = new List<Target>();
        if (package.GetEntry($"{source[..slash]}_rels/{source[slash..]}.rels") is not { } relationships)
        {
            return targets;
        }

        using var part = new PartReader(relationships);
        while (part.ReadTo("Relationship") && targets.Count < MaxSheets)
        {
            var isExternal = part.Xml.GetAttribute("TargetMode") == "External";
            var isKind = part.Xml.GetAttribute("Type")?.EndsWith(kind, StringComparison.Ordinal) == true;
            if (isKind && !isExternal && Resolve(source[..slash], part.Xml.GetAttribute("Target") ?? "") is { } path)
            {
                targets.Add(new(part.Xml.GetAttribute("Id") ?? "", path));
            }
        }

        return targets;
    }

    // A name that leaves the package is not followed.
    private static string? Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count == 0)
            {
                return null;
            }

            if (step == "..")
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private readonly record struct Target(string Id, string Path);
}
