using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Silo.Moving;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Moving;

/// <summary>A fresh data directory, on which commands run as they would in separate processes.</summary>
internal sealed class CommandHome : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("campaign-moving-").FullName;

    public string Database => Path.Combine(Folder, "campaign.db");

    public string Results { get; private set; } = "";

    public string Said { get; private set; } = "";

    /// <summary>A path beside the database.</summary>
    public string At(string file) => Path.Combine(Folder, file);

    /// <summary>Runs a command with its operands and returns its exit code.</summary>
    public async Task<int> Run(string name, params string[] operands)
    {
        await using var services = Services();
        var (results, said) = (new StringWriter(), new StringWriter());
        var line = new CommandLine(name, [.. operands.Where(operand => operand is not ("--yes" or "--zh"))], operands.Contains("--yes"), LanguageOf(operands), []);
        var code = await Commands.Run(line, services, results, said);
        (Results, Said) = (results.ToString(), said.ToString());
        return code;
    }

    /// <summary>The services of a node on this directory that has not been started.</summary>
    public ServiceProvider Services() => new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), Folder).BuildServiceProvider();

    /// <summary>Starts a node on this directory.</summary>
    public Task<StartedNode> Start() => StartedNode.On(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Language LanguageOf(string[] operands) => operands.Contains("--zh") ? Language.Chinese : Language.English;
}
