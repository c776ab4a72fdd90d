using Campaign.Domain.Decisions;
using Campaign.Silo.Moving;

namespace Campaign.Silo.Tests.Moving;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--Urls=http://127.0.0.1:0")]
    [InlineData("--Urls http://127.0.0.1:0 --demo")]
    public void Settings_without_a_command_start_the_server(string args) => Assert.Null(Of(args));

    [Theory]
    [InlineData("export a.gz", "export", "a.gz", "")]
    [InlineData("import - --Campaign:DataDirectory ./b", "import", "-", "--Campaign:DataDirectory ./b")]
    [InlineData("erase-subject weibo lin --yes --Campaign:DataDirectory=b", "erase-subject", "weibo lin", "--Campaign:DataDirectory=b")]
    [InlineData("verify --lang=zh", "verify", "", "")]
    [InlineData("--rebuild-views --Campaign:DataDirectory=b", "rebuild-views", "", "--Campaign:DataDirectory=b")]
    [InlineData("--Campaign:DataDirectory=b --rebuild-views", "rebuild-views", "", "--Campaign:DataDirectory=b")]
    [InlineData("rebuild-views", "rebuild-views", "", "")]
    public void A_command_is_followed_by_its_operands_then_by_settings(string args, string name, string operands, string settings)
    {
        var line = Of(args)!;
        Assert.Equal((name, operands, settings), (line.Name, string.Join(' ', line.Operands), string.Join(' ', line.Settings)));
        Assert.Equal(args.Contains("--yes", StringComparison.Ordinal), line.Yes);
    }

    [Theory]
    [InlineData("verify", "LANG=zh_CN.UTF-8", Language.Chinese)]
    [InlineData("verify", "LANG=en_GB.UTF-8", Language.English)]
    [InlineData("verify", "LANG=C", Language.English)]
    [InlineData("verify", "", Language.English)]
    [InlineData("verify", "LC_ALL=en_GB;LANG=zh_CN", Language.English)]
    [InlineData("verify --lang=zh-CN", "LANG=en_GB", Language.Chinese)]
    [InlineData("verify --lang=en", "LANG=zh_CN", Language.English)]
    public void Uses_the_requested_language_or_that_of_the_environment(string args, string environment, Language language) =>
        Assert.Equal(language, Of(args, environment)!.Language);

    private static CommandLine? Of(string args, string environment = "")
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return CommandLine.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), variables.GetValueOrDefault);
    }
}
