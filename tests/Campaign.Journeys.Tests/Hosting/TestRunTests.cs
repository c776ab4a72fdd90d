using System.Diagnostics;

namespace Campaign.Journeys.Tests.Hosting;

/// <summary>The last line of <c>./test</c>: a run whose process died never counts as passed.</summary>
public sealed class TestRunTests : IDisposable
{
    private const string Finished = "[xUnit.net 00:00:28.57]   Finished:    Some.Tests";
    private readonly string _results = Directory.CreateTempSubdirectory("campaign-results-").FullName;

    [Fact]
    public async Task Results_of_all_projects_are_added_up()
    {
        Ran("One", known: 210, passed: 205, skipped: 5);
        Ran("Two", known: 8, passed: 9);
        Assert.Equal(("214 passed, 0 failed, 5 skipped", 0), await Count());
    }

    [Fact]
    public async Task A_failure_is_counted_once_whatever_the_exit_code()
    {
        Ran("One", known: 210, passed: 208, failed: 2, exitCode: 1);
        Assert.Equal(("208 passed, 2 failed, 0 skipped", 1), await Count());
    }

    [Fact]
    public async Task Tests_that_a_process_did_not_reach_count_as_failed()
    {
        Ran("One", known: 210, passed: 166, exitCode: 1, end: "");
        Ran("Two", known: 10, passed: 10);
        Assert.Equal(("176 passed, 44 failed, 0 skipped", 1), await Count());
    }

    [Fact]
    public async Task A_process_that_died_after_its_last_test_counts_as_failed()
    {
        Ran("Cases", known: 166, passed: 166, end: "");
        Ran("At the end", known: 10, passed: 10, exitCode: 134);
        Assert.Equal(("176 passed, 2 failed, 0 skipped", 1), await Count());
    }

    [Fact]
    public async Task A_process_that_left_no_results_counts_as_failed()
    {
        Ran("One", known: 10, passed: 10);
        File.WriteAllText(Path.Combine(_results, "Two.exit"), "1\n");
        Assert.Equal(("10 passed, 1 failed, 0 skipped", 1), await Count());
    }

    [Fact]
    public async Task The_web_apps_tests_are_added()
    {
        Ran("One", known: 10, passed: 10);
        RanWeb(passed: 220, skipped: 2, todo: 1);
        Assert.Equal(("230 passed, 0 failed, 3 skipped", 0), await Count());
    }

    [Fact]
    public async Task A_failure_in_the_web_app_fails_the_run()
    {
        Ran("One", known: 10, passed: 10);
        RanWeb(passed: 219, failed: 2, exitCode: 1);
        Assert.Equal(("229 passed, 2 failed, 0 skipped", 1), await Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Test_files_of_the_web_app_that_did_not_load_or_start_count_as_failed(bool others)
    {
        Ran("One", known: 10, passed: 10);
        if (others)
        {
            RanWeb(passed: 5, exitCode: 1);
        }
        else
        {
            File.WriteAllText(Path.Combine(_results, "Campaign.Web.exit"), "1\n");
        }

        Assert.Equal(($"{(others ? 15 : 10)} passed, 1 failed, 0 skipped", 1), await Count());
    }

    [Fact]
    public async Task A_run_without_tests_does_not_pass()
    {
        Ran("One", known: 0, passed: 0);
        Assert.Equal(("0 passed, 0 failed, 0 skipped", 1), await Count());
    }

    public void Dispose() => Directory.Delete(_results, recursive: true);

    /// <summary>Writes the files that a test run leaves.</summary>
    /// <param name="known">How many tests it discovered.</param>
    private void Ran(string name, int known, int passed, int failed = 0, int skipped = 0, int exitCode = 0, string end = Finished)
    {
        File.WriteAllText(Path.Combine(_results, $"{name}.exit"), $"{exitCode}\n");
        File.WriteAllText(Path.Combine(_results, $"{name}.trx"), $"""
            <ResultSummary outcome="{(exitCode == 0 ? "Completed" : "Failed")}">
              <Counters total="{passed + failed + skipped}" executed="{passed + failed}" passed="{passed}" failed="{failed}" error="0" />
              <Output>
                <StdOut>[xUnit.net 00:00:04.40]   Discovered:  Some.Tests ({known} test cases to be run)
            {end}
            """);
    }

    /// <summary>Writes the files that a run of the web app's tests leaves, with a message that looks like the totals.</summary>
    private void RanWeb(int passed, int failed = 0, int skipped = 0, int todo = 0, int exitCode = 0)
    {
        File.WriteAllText(Path.Combine(_results, "Campaign.Web.exit"), $"{exitCode}\n");
        File.WriteAllText(Path.Combine(_results, "Campaign.Web.json"),
            $$"""{"numTotalTestSuites":9,"numPassedTestSuites":9,"numFailedTestSuites":0,"numPendingTestSuites":0,"numTotalTests":{{passed + failed + skipped + todo}},"numPassedTests":{{passed}},"numFailedTests":{{failed}},"numPendingTests":{{skipped}},"numTodoTests":{{todo}},"success":{{(exitCode == 0 ? "true" : "false")}},"testResults":[{"message":"{{new string('.', 2000)}}\"numFailedTests\":7"}]}""");
    }

    private async Task<(string LastLine, int ExitCode)> Count()
    {
        using var count = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf(".ci", "count.sh"), _results]) { RedirectStandardOutput = true })!;
        var said = await count.StandardOutput.ReadToEndAsync();
        await count.WaitForExitAsync();
        return (said.TrimEnd().Split('\n')[^1], count.ExitCode);
    }
}
