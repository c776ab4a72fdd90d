using System.Xml.Linq;

namespace Campaign.Journeys.Tests.Hosting;

/// <summary>A central package version that no project uses is one that nobody checks.</summary>
public sealed class PackageTests
{
    private static readonly string[] Folders = ["src", "tests", "bench"];

    [Fact]
    public void Every_central_package_version_is_used_by_a_project()
    {
        var used = Projects().SelectMany(file => Includes(file, "PackageReference")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var central = Includes(Repository.PathOf("Directory.Packages.props"), "PackageVersion").ToList();
        Assert.NotEmpty(central);
        Assert.DoesNotContain(central, package => !used.Contains(package));
    }

    private static IEnumerable<string> Projects() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        .Where(file => Path.GetExtension(file) is ".csproj" or ".props")
        .Append(Repository.PathOf("Directory.Build.props"));

    private static IEnumerable<string> Includes(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(one => (string?)one.Attribute("Include")).OfType<string>();
}
