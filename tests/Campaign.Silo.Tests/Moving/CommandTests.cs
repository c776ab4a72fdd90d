using System.Security.Cryptography;
using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Grains.Pools;
using Campaign.Silo.Access;
using Campaign.Silo.Imports;
using Campaign.Silo.Jobs;
using Campaign.Silo.Mentions;
using Campaign.Silo.Moving;
using Campaign.Storage;
using Campaign.Storage.Access;
using Campaign.Storage.Archives;
using Campaign.Storage.Jobs;
using Campaign.Storage.Pools;
using Campaign.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Campaign.Silo.Tests.Moving;

/// <summary>The commands for backup, restore, verification and erasure, as an operator runs them.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Mapping = """{"externalId":"id","at":"at","tone":"tone","channel":"channel","origin":{"const":"organic"}}""";
    private static readonly Caller Li = new("li", "request-1");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly CommandHome _home = new();
    private readonly CommandHome _copy = new();

    public void Dispose()
    {
        _home.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public async Task A_backup_of_a_running_node_restores_all_its_data()
    {
        await using var node = await _home.Start();
        await Live(node);
        Assert.Equal(Commands.Done, await _home.Run("export", _home.At("backup")));
        Assert.Contains("as sensitive as the database", _home.Said, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(_home.At("backup")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(Commands.Done, await _home.Run("verify"));

        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("backup")));
        Assert.Contains("Nothing is wrong.", _copy.Said, StringComparison.Ordinal);
        Assert.Empty(_copy.Results);
        await using var copy = _copy.Services();
        Assert.Equal(50, (await copy.GetRequiredService<PoolQueries>().Find("tea", CancellationToken.None))!.State.Reserved);
    }

    [Fact]
    public async Task A_running_import_resumes_in_the_restored_copy()
    {
        await using (var node = _home.Services())
        {
            var storage = node.GetRequiredService<IStorage>();
            var file = "id,at,tone,channel\n1,2026-03-01 09:00,negative,weibo\n2,2026-03-01 10:00,positive,weibo\n"u8.ToArray();
            await File.WriteAllBytesAsync(storage.Files.Draft("job-1"), file);
            await storage.Files.Keep("job-1", CancellationToken.None);
            var input = new ImportInput("job-1", Convert.ToHexStringLower(SHA256.HashData(file)), Mapping, null);
            var rows = new RowChanges();
            rows.Put(new JobRow("job-1", MentionsImport.Kind, "spring", JobStatus.Running, 0, 0, 0, 0, input.ToJson(), null, "li", 1, null));
            await storage.Jobs.Write(rows);
        }

        Assert.Equal(Commands.Done, await _home.Run("export", _home.At("backup")));
        Directory.Delete(_home.At("uploads"), recursive: true);
        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("backup")));

        await using var copy = await _copy.Start();
        var done = await Ended(copy.Services.GetRequiredService<IJobs>(), "job-1").WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal((JobStatus.Done, 2L), (done.Status, done.Accepted));
    }

    [Fact]
    public async Task Export_never_overwrites_a_file()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
        }

        await File.WriteAllTextAsync(_home.At("backup"), "yesterday's");
        Assert.Equal(Commands.Refused, await _home.Run("export", _home.At("backup")));
        Assert.Contains("is there already", _home.Said, StringComparison.Ordinal);
        Assert.Equal("yesterday's", await File.ReadAllTextAsync(_home.At("backup")));
    }

    [Fact]
    public async Task Commands_are_refused_and_write_nothing_where_there_is_no_database()
    {
        Assert.Equal(Commands.Refused, await _home.Run("export", _home.At("backup"), "--zh"));
        Assert.Contains("没有数据库", _home.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Refused, await _home.Run("verify"));
        Assert.Contains("There is no database", _home.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Folder));
    }

    [Theory]
    [InlineData(-400, "damaged or incomplete")]
    [InlineData(30, "not written by")]
    public async Task Importing_a_truncated_archive_leaves_no_database(int length, string said)
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
        }

        await _home.Run("export", _home.At("backup"));
        var whole = await File.ReadAllBytesAsync(_home.At("backup"));
        await File.WriteAllBytesAsync(_home.At("cut"), whole[..(length > 0 ? length : whole.Length + length)]);
        Assert.Equal(Commands.Refused, await _copy.Run("import", _home.At("cut")));
        Assert.Contains(said, _copy.Said, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", _copy.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_copy.Database));
    }

    [Fact]
    public async Task Import_is_refused_while_the_installation_is_in_use_or_not_empty()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
            await _home.Run("export", _home.At("backup"));
            Assert.Equal(Commands.Refused, await _home.Run("import", _home.At("backup")));
            Assert.Contains("Another Campaign process uses", _home.Said, StringComparison.Ordinal);
        }

        Assert.Equal(Commands.Refused, await _home.Run("import", _home.At("backup"), "--zh"));
        Assert.Contains("已有数据", _home.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Refused, await _copy.Run("import", _home.At("nowhere")));
        Assert.Contains("There is no file", _copy.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_prints_a_line_for_each_flaw_in_the_readers_language()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
            var rows = new RowChanges();
            rows.Put(Campaign.Storage.Views.Totals.Table, ["pool/tea", "reserved"], ("count", 7L));
            await node.Services.GetRequiredService<IJobs>().Write(rows);
        }

        Assert.Equal(Commands.Refused, await _home.Run("verify"));
        Assert.Equal("views\ttotals pool/tea/reserved\tDiffers from a rebuild in count.\n", _home.Results);
        Assert.Contains("1 flaws. Nothing was changed.", _home.Said, StringComparison.Ordinal);
        await _home.Run("verify", "--zh");
        Assert.Equal("views\ttotals pool/tea/reserved\t与重建结果不同：count。\n", _home.Results);
        Assert.Equal(Commands.Done, await _home.Run("rebuild-views"));
        Assert.Equal(Commands.Done, await _home.Run("verify"));
    }

    [Fact]
    public async Task Verify_prints_fifty_flaws_and_counts_the_rest()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
            var rows = new RowChanges();
            for (var number = 0; number < 1000; number++)
            {
                rows.Put(Campaign.Storage.Views.Totals.Table, ["pool/tea", $"made-up-{number}"], ("count", 1L));
            }

            await node.Services.GetRequiredService<IJobs>().Write(rows);
        }

        Assert.Equal(Commands.Refused, await _home.Run("verify"));
        Assert.Equal(51, _home.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("views\t…\tAnd 950 more.\n", _home.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_erased_only_after_confirmation()
    {
        string subject;
        await using (var node = await _home.Start())
        {
            subject = await Live(node);
        }

        Assert.Equal(Commands.NotAsked, await _home.Run("erase-subject", "weibo", "lin"));
        Assert.StartsWith($"{subject}\n  pool/tea/grant-", _home.Results, StringComparison.Ordinal);
        Assert.Contains("Nothing was erased. Run it again with --yes", _home.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Done, await _home.Run("erase-subject", subject, "--yes", "--zh"));
        Assert.Contains("已删除", _home.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Refused, await _home.Run("erase-subject", "weibo", "lin", "--yes"));
        Assert.Contains("Nothing is kept about this person", _home.Said, StringComparison.Ordinal);
        Assert.Contains("Erased before", _home.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Done, await _home.Run("verify"));
    }

    [Fact]
    public async Task A_lost_password_is_reset_to_one_that_is_shown_once()
    {
        await using (var node = await _home.Start())
        {
            var made = await node.Services.GetRequiredService<IGrainFactory>().Access().Found(Li, "staff-1", new("admin", "Li", node.Services.GetRequiredService<Passwords>().Hash("lantern-orbit-quiet-37")));
            Assert.False(made.Refused);
        }

        Assert.Equal(Commands.Refused, await _home.Run("reset-password", "nobody"));
        await using (var node = _home.Services())
        {
            await node.GetRequiredService<ISignIns>().Count(Attempts.ByName("admin"), Noon, Noon);
        }

        Assert.Equal(Commands.Done, await _home.Run("reset-password", "Admin"));
        await using var again = _home.Services();
        Assert.Equal(1, await again.GetRequiredService<ISignIns>().Count(Attempts.ByName("admin"), Noon, Noon));
        var kept = (await again.GetRequiredService<AccessQueries>().FindByLogin("admin", CancellationToken.None))!.PasswordHash;
        var passwords = again.GetRequiredService<Passwords>();
        Assert.True(passwords.Fits(kept, _home.Results.Trim()));
        Assert.False(passwords.Fits(kept, "lantern-orbit-quiet-37"));
    }

    [Fact]
    public async Task An_archive_restores_people_with_their_passwords_and_says_so()
    {
        await using (var node = await _home.Start())
        {
            await node.Services.GetRequiredService<IGrainFactory>().Access().Found(Li, "staff-1", new("admin", "Li", node.Services.GetRequiredService<Passwords>().Hash("lantern-orbit-quiet-37")));
        }

        await _home.Run("export", _home.At("backup"));
        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("backup")));
        Assert.Contains("can sign in here", _copy.Said, StringComparison.Ordinal);
        await using var copy = _copy.Services();
        var brought = (await copy.GetRequiredService<AccessQueries>().FindByLogin("admin", CancellationToken.None))!;
        Assert.True(brought.State.IsAdministrator && copy.GetRequiredService<Passwords>().Fits(brought.PasswordHash, "lantern-orbit-quiet-37"));
    }

    [Fact]
    public async Task An_archive_from_before_sign_in_is_imported_and_awaits_its_first_administrator()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
        }

        await _home.Run("export", _home.At("backup"));
        AsFormat(1, _home.At("backup"), _home.At("old"));
        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("old")));
        Assert.DoesNotContain("can sign in here", _copy.Said, StringComparison.Ordinal);
        Assert.Equal(Commands.Done, await _copy.Run("verify"));
        await using var copy = await _copy.Start();
        Assert.Equal(50, (await copy.Services.GetRequiredService<PoolQueries>().Find("tea", CancellationToken.None))!.State.Reserved);
        Assert.False(await copy.Services.GetRequiredService<AccessQueries>().Any(CancellationToken.None));
        Assert.False((await copy.Services.GetRequiredService<IGrainFactory>().Access().Found(Li, "staff-1", new("admin", "Li", "hash"))).Refused);
    }

    [Fact]
    public async Task An_archive_from_before_recovery_codes_restores_its_people()
    {
        await using (var node = await _home.Start())
        {
            await node.Services.GetRequiredService<IGrainFactory>().Access().Found(Li, "staff-1", new("admin", "Li", "hash"));
        }

        await _home.Run("export", _home.At("backup"));
        AsFormat(2, _home.At("backup"), _home.At("old"));
        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("old")));
        await using var copy = _copy.Services();
        Assert.Null((await copy.GetRequiredService<AccessQueries>().FindByLogin("admin", CancellationToken.None))!.Recovery);
    }

    [Fact]
    public async Task An_archive_from_before_messages_could_be_set_aside_restores_undelivered_ones()
    {
        await using (var node = await _home.Start())
        {
            await Live(node);
        }

        await _home.Run("export", _home.At("backup"));
        AsFormat(4, _home.At("backup"), _home.At("old"));
        Assert.Equal(Commands.Done, await _copy.Run("import", _home.At("old")));
        await using var copy = _copy.Services();
        Assert.IsType<ExpireGrant>(Assert.Single(await copy.GetRequiredService<IStorage>().Messages.Take(DateTimeOffset.MaxValue.AddDays(-1), 10, TimeSpan.Zero)).Message);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("export")]
    [InlineData("import", "a", "b")]
    [InlineData("verify", "now")]
    [InlineData("erase-subject")]
    public async Task Unknown_commands_and_wrong_operands_print_the_usage(string name, params string[] operands)
    {
        Assert.Equal(Commands.NotAsked, await _home.Run(name, operands));
        Assert.Contains("erase-subject CHANNEL HANDLE", _home.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Folder));
    }

    private static async Task<JobRow> Ended(IJobs jobs, string id)
    {
        while (true)
        {
            if (await jobs.Find(id, CancellationToken.None) is { Status: not (JobStatus.Queued or JobStatus.Running) } ended)
            {
                return ended;
            }

            await Task.Delay(20);
        }
    }

    /// <summary>A pool, and a grant with its participant's name.</summary>
    /// <returns>The participant's subject id.</returns>
    private static async Task<string> Live(StartedNode node)
    {
        var pool = node.Services.GetRequiredService<IGrainFactory>().GetGrain<IPoolGrain>("pool/tea");
        var subject = node.Services.GetRequiredService<IStorage>().Subjects.IdOf("weibo", "lin");
        Assert.False((await pool.Open(Li, new OpenPool("tea", "spring", "茶券", PoolKind.Cash, 100, 30))).Refused);
        var outcomes = await pool.Reserve([new ReservationRequest(Li, new ReserveReward(subject, "sub-1", 50), "林")]);
        Assert.False(outcomes[0].Refused);
        return subject;
    }

    /// <summary>Rewrites an archive in the format of a Campaign without sign-in (1), without recovery codes (2), or in which no messages were set aside (4).</summary>
    private static void AsFormat(int format, string archive, string target)
    {
        using var source = File.OpenRead(archive);
        using var reader = new ArchiveReader(source);
        using var file = File.Create(target);
        using var writer = new ArchiveWriter(file, reader.Header with { Format = format });
        string[] known =
        [
            "installation", "journal", "subjects", "personal", "requests", "messages", "jobs", "job_rejects", "mentions", "files",
            .. format > 1 ? ["staff", "token_keys"] : Array.Empty<string>(), .. format > 3 ? ["states"] : Array.Empty<string>(), .. format > 5 ? ["tallies"] : Array.Empty<string>(),
        ];
        foreach (var table in ArchiveTables.All)
        {
            if (known.Contains(table.Name))
            {
                var columns = table == ArchiveTables.Journal ? 8 : table == ArchiveTables.Messages || (table == ArchiveTables.Staff && format < 3) ? 6 : table.Columns.Count;
                writer.Write(table with { Columns = [.. table.Columns.Take(columns)] }, reader.Rows(table).Select(row => row[..columns]));
            }
            else
            {
                Assert.All(reader.Rows(table), row => Assert.Equal(table.Columns.Count, row.Length));
            }
        }

        writer.Finish();
    }
}
