using Campaign.Domain.Decisions;

namespace Campaign.Silo.Moving;

/// <summary>A command given instead of serving: <c>export FILE</c>, followed by settings as for the server.</summary>
/// <param name="Operands">The arguments between the command and the first setting.</param>
/// <param name="Yes">Whether it may do what cannot be undone.</param>
public sealed record CommandLine(string Name, IReadOnlyList<string> Operands, bool Yes, Language Language, IReadOnlyList<string> Settings)
{
    private const string OldRebuild = "--rebuild-views";
    private static readonly string[] LanguageVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Null when the program should serve: the arguments begin with a setting, or there are none.</summary>
    /// <param name="environment">Reads an environment variable; it determines the language unless <c>--lang</c> does.</param>
    public static CommandLine? Of(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        if (args.Contains(OldRebuild))
        {
            return new("rebuild-views", [], false, LanguageOf(args, environment), [.. args.Where(argument => argument != OldRebuild && !IsOwn(argument))]);
        }

        if (args.Count == 0 || args[0].StartsWith('-'))
        {
            return null;
        }

        var rest = args.Skip(1).Where(argument => !IsOwn(argument)).ToList();
        var operands = rest.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        return new(args[0], operands, args.Contains("--yes"), LanguageOf(args, environment), rest[operands.Count..]);
    }

    private static bool IsOwn(string argument) => argument == "--yes" || argument.StartsWith("--lang=", StringComparison.Ordinal);

    private static Language LanguageOf(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var asked = args.FirstOrDefault(argument => argument.StartsWith("--lang=", StringComparison.Ordinal))?["--lang=".Length..]
            ?? LanguageVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return asked?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
    }
}
