using Campaign.Domain.Decisions;
using static System.FormattableString;

namespace Campaign.Documents.Stories;

/// <summary>The templates of one folder, read once: <c>zh-CN/apology.txt</c>, <c>en/apology.txt</c> …</summary>
public sealed class StoryTemplates
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    private readonly Dictionary<(string Id, string Language), StoryTemplate> _templates;

    private StoryTemplates(IEnumerable<StoryTemplate> templates) =>
        _templates = templates.ToDictionary(template => (template.Id, template.Language));

    /// <summary>All templates, by category, id and language.</summary>
    public IEnumerable<StoryTemplate> All =>
        _templates.Values.OrderBy(template => (template.Category, template.Id, template.Language), Comparer<(string, string, string)>.Create(Order));

    /// <summary>Reads the templates that were shipped with the program, or those of another folder.</summary>
    /// <exception cref="FormatException">A file is not a template; the message says which and why.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static StoryTemplates Load(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "templates");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder of story templates does not exist: {folder}");
        return new StoryTemplates(Languages.SelectMany(language => ReadFolder(Path.Combine(folder, language), language)));
    }

    /// <summary>The template, or null. Ids are only looked up, never used in a path.</summary>
    /// <param name="language">Any language tag: <c>zh</c>, <c>zh-CN</c> and <c>zh-Hans</c> find Chinese, all others English.</param>
    public StoryTemplate? Find(string id, string? language) =>
        _templates.GetValueOrDefault((id, language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh-CN" : "en"));

    private static IEnumerable<StoryTemplate> ReadFolder(string folder, string language) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.txt").Select(file => ReadFile(file, language)) : [];

    private static StoryTemplate ReadFile(string file, string language)
    {
        var name = $"{language}/{Path.GetFileName(file)}";
        if (new FileInfo(file).Length > StoryLimits.TemplateBytes)
            throw new FormatException(Invariant($"{name} is larger than {StoryLimits.TemplateBytes} bytes"));
        var template = TemplateHeader.Read(name, File.ReadAllText(file));
        if (template.Id != Path.GetFileNameWithoutExtension(file) || !Slug.IsValid(template.Id) || template.Language != language)
            throw new FormatException($"{name}: id and language must be those of the file");
        return TemplateReader.Read(template.Text, new StoryMistakes(template.Text, template.HeaderLines)).Mistake is { } mistake ? throw new FormatException($"{name}: {mistake.Message.En}") : template;
    }

    private static int Order((string, string, string) a, (string, string, string) b) =>
        (string.CompareOrdinal(a.Item1, b.Item1), string.CompareOrdinal(a.Item2, b.Item2), string.CompareOrdinal(a.Item3, b.Item3)) switch
        {
            (0, 0, var language) => language,
            (0, var id, _) => id,
            (var category, _, _) => category,
        };
}
