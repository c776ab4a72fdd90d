using System.Runtime.CompilerServices;

namespace Campaign.Journeys.Tests.RealInput;

/// <summary>A journey over texts that nobody on this project wrote; shown as skipped where they are not beside the project.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealFileFactAttribute : FactAttribute
{
    public RealFileFactAttribute(params string[] names)
    {
        if (names.FirstOrDefault(name => !File.Exists(PathOf(name))) is { } missing)
        {
            Skip = $"../shared/data/{missing} is not here.";
        }
    }

    /// <summary>Programs of the machine that the journey needs, parted by spaces.</summary>
    public string Programs
    {
        get => "";
        set => Skip ??= value.Split(' ').FirstOrDefault(program => !IsInstalled(program)) is { } missing ? $"{missing} is not installed." : null;
    }

    private static string Folder { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Folder, name);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Find([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return "";
    }
}
