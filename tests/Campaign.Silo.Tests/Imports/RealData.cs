using System.Runtime.CompilerServices;
using System.Text;

namespace Campaign.Silo.Tests.Imports;

/// <summary>Files from outside this project; they are not in the repository.</summary>
internal static class RealData
{
    public static string? Folder { get; } = Find();

    public static string Path(string name) => System.IO.Path.Combine(Folder!, name);

    public static string Text(string name) => File.ReadAllText(Path(name), Encoding.UTF8);

    private static string? Find([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (File.Exists(System.IO.Path.Combine(candidate, "hotel-reviews.zh.csv")))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A test over real files; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (RealData.Folder is null)
        {
            Skip = "The folder ../shared/data is missing.";
        }
    }
}
