using System.Runtime.CompilerServices;

namespace Campaign.Journeys.Tests.RealInput;

/// <summary>A journey over texts from outside this project; skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealFileFactAttribute : FactAttribute
{
    public RealFileFactAttribute(params string[] names)
    {
        if (names.FirstOrDefault(name => !File.Exists(PathOf(name))) is { } missing)
        {
            Skip = $"../shared/data/{missing} is missing.";
        }
    }

    /// <summary>Programs that the journey needs on this machine, separated by spaces.</summary>
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
