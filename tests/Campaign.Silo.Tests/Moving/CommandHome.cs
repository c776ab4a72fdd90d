using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Moving;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Moving;

/// <summary>A data directory of its own, on which commands run as in processes of their own.</summary>
internal sealed class CommandHome : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("campaign-moving-").FullName;

    public string Database => Path.Combine(Folder, "campaign.db");

    public string Results { get; private set; } = "";

    public string Said { get; private set; } = "";

    /// <summary>A path beside the database.</summary>
    public string At(string file) => Path.Combine(Folder, file);

    /// <summary>Runs a command, its operands first; answers with its exit code.</summary>
    public async Task<int> Run(string name, params string[] operands)
    {
        await using var services = Services();
        var (results, said) = (new StringWriter(), new StringWriter());
        var line = new CommandLine(name, [.. operands.Where(operand => operand is not ("--yes" or "--zh"))], operands.Contains("--yes"), LanguageOf(operands), []);
        var code = await Commands.Run(line, services, results, said);
        (Results, Said) = (results.ToString(), said.ToString());
        return code;
    }

    /// <summary>What a node on this directory works with, before it starts.</summary>
    public ServiceProvider Services() => new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), Folder).BuildServiceProvider();

    /// <summary>A node at work on this directory.</summary>
    public Task<StartedNode> Start() => StartedNode.On(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Language LanguageOf(string[] operands) => operands.Contains("--zh") ? Language.Chinese : Language.English;
}
