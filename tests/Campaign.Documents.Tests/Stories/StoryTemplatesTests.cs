using Campaign.Documents.Stories;

namespace Campaign.Documents.Tests.Stories;

public sealed class StoryTemplatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-Hans", "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData(null, "en")]
    public void Finds_a_template_in_the_language_asked_for(string? asked, string found) =>
        Assert.Equal(found, StoryTemplates.Load().Find("apology", asked)!.Language);

    [Theory]
    [InlineData("../README")]
    [InlineData("../../appsettings")]
    [InlineData("/etc/passwd")]
    [InlineData("apology.txt")]
    [InlineData("APOLOGY")]
    [InlineData("")]
    public void Finds_no_template_by_a_path(string id) => Assert.Null(StoryTemplates.Load().Find(id, "en"));

    [Theory]
    [InlineData("no header", "between two lines")]
    [InlineData("---\nid: other\nlanguage: en\ntitle-zh: a\ntitle-en: a\ndescription-zh: a\ndescription-en: a\ncategory: a\n---\nx", "id and language")]
    [InlineData("---\nid: mine\nlanguage: en\n---\nx", "has no title-zh")]
    [InlineData("---\nid: mine\n- x | money | required | a | a | a\n---\nx", "type “money”")]
    [InlineData("---\nid: mine\n- X Y | text | required | a | a | a\n---\nx", "a variable is")]
    [InlineData("---\nid: mine\nlanguage: en\ntitle-zh: a\ntitle-en: a\ndescription-zh: a\ndescription-en: a\ncategory: a\n---\n{{ if }}", "Line 10")]
    public void Refuses_a_file_that_is_not_a_template_and_names_it(string content, string reason)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "en"));
        File.WriteAllText(Path.Combine(_folder, "en", "mine.txt"), content);

        var fault = Assert.Throws<FormatException>(() => StoryTemplates.Load(_folder));

        Assert.Contains("en/mine.txt", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_so_when_the_folder_is_missing() =>
        Assert.Throws<DirectoryNotFoundException>(() => StoryTemplates.Load(Path.Combine(_folder, "nowhere")));
}
