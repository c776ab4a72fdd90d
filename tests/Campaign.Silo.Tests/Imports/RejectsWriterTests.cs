using Campaign.Domain.Decisions;
using Campaign.Silo.Imports;
using Campaign.Silo.Imports.Rejects;

namespace Campaign.Silo.Tests.Imports;

public sealed class RejectsWriterTests
{
    private static readonly RowProblem Problem = new(7, "tone", new("看不懂", "Not a tone, \"sorry\""));

    [Theory]
    [InlineData(Language.Chinese, "行号,代码,原因,a\r\n7,tone,看不懂,x\r\n")]
    [InlineData(Language.English, "line,code,reason,a\r\n7,tone,\"Not a tone, \"\"sorry\"\"\",x\r\n")]
    public void Names_line_code_and_reason_in_the_requested_language(Language language, string expected) => Assert.Equal(expected, Written(language, "a", "x"));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Never_lets_a_cell_run_as_a_formula(string cell, string written)
    {
        Assert.EndsWith($",{written}\r\n", Written(Language.Chinese, "a", cell), StringComparison.Ordinal);
        Assert.StartsWith($"行号,代码,原因,{written}\r\n", Written(Language.Chinese, cell, "x"), StringComparison.Ordinal);
    }

    private static string Written(Language language, string column, string field)
    {
        using var text = new StringWriter();
        var rejects = new RejectsWriter(text, language);
        rejects.WriteHeader([column]);
        rejects.Write(Problem, [field]);
        return text.ToString();
    }
}
