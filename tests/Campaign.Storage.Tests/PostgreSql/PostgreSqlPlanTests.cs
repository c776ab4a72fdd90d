using Campaign.Storage.Changes;
using Campaign.Storage.Journal;
using Campaign.Storage.Pools;
using Campaign.Storage.PostgreSql;
using Campaign.Storage.Submissions;
using Campaign.Storage.Views;
using Dapper;
using Npgsql;

namespace Campaign.Storage.Tests.PostgreSql;

/// <summary>
/// A page costs the same whether there are a hundred rows or a million. The server itself reports the plans of the queries, on tables with enough rows and
/// statistics that only a suitable index keeps it from a sequential scan.
/// </summary>
[NeedsPostgreSql]
public sealed class PostgreSqlPlanTests(PostgreSqlPlanTests.FilledDatabase filled) : IClassFixture<PostgreSqlPlanTests.FilledDatabase>
{
    private readonly ListeningDatabase _database = new(filled.Storage.Database);

    [Theory]
    [InlineData(null, null, false, "submissions_drive_id_author_fingerprint")]
    [InlineData(null, "s30000", false, "submissions_drive_id_author_fingerprint")]
    [InlineData(null, "s30000", true, "submissions_drive_id_author_fingerprint")]
    [InlineData("in-review", null, true, "submissions_drive_status_id")]
    [InlineData("in-review", "s55000", false, "submissions_drive_status_id")]
    public async Task A_page_of_submissions_is_read_from_an_index_in_order(string? status, string? after, bool oldestFirst, string index)
    {
        await new SubmissionQueries(_database).List(new("d1", status, null, oldestFirst, after), CancellationToken.None);
        AssertReads("submissions", index, sorts: false);
    }

    [Fact]
    public async Task A_search_reads_hits_from_the_index_of_terms()
    {
        await new SubmissionQueries(_database).List(new("d1", null, "好喝 777", true, null), CancellationToken.None);
        AssertReads("submissions", "submissions_terms", sorts: true);
    }

    [Fact]
    public async Task A_single_character_is_searched_for_in_order_of_arrival()
    {
        await new SubmissionQueries(_database).List(new("d1", null, "喝", true, null), CancellationToken.None);
        AssertReads("submissions", "submissions_pkey", sorts: false);
    }

    [Fact]
    public async Task A_drives_ledger_is_read_from_a_covering_index()
    {
        await new SubmissionQueries(_database).Ledger("d1", 100, CancellationToken.None);
        AssertReads("submissions", "Index Only Scan using submissions_drive_id_author_fingerprint", sorts: false);
    }

    [Theory]
    [InlineData(null, null, "grants_pool_place")]
    [InlineData(null, "30000", "grants_pool_place")]
    [InlineData("issued", null, "grants_pool_status_place")]
    public async Task A_page_of_grants_is_read_from_an_index_in_order(string? status, string? after, string index)
    {
        var order = PoolQueries.Sorting.Of(null)!;
        await new PoolQueries(_database).Grants("p1", new(order, after is null ? null : ListOrder.After(after, "g00001"), 50, status), CancellationToken.None);
        AssertReads("grants", index, sorts: false);
    }

    [Fact]
    public async Task Grants_are_found_by_their_ids()
    {
        await new PoolQueries(_database).GrantsById("p1", ["g00011", "g00021"], CancellationToken.None);
        AssertReads("grants", "grants_pool_id_key", sorts: false);
    }

    [Fact]
    public async Task A_stream_is_read_from_the_journals_key()
    {
        await filled.Storage.Journal.Version("pool/p1", CancellationToken.None);
        using (var lease = _database.Read())
        {
            await lease.Connection.QueryAsync(Storage.Journal.JournalReading.StreamSql, new { stream = "pool/p1", after = 3L });
        }

        AssertReads("journal", "journal_stream", sorts: true);
    }

    [Fact]
    public async Task A_campaigns_facts_are_read_from_an_index_in_order()
    {
        var audit = new Storage.Journal.AuditQueries(_database);
        await audit.After("c7", 30_000, 0, CancellationToken.None);
        await audit.Page(new(Campaigns: ["c7"]), 30_000, 51, CancellationToken.None);
        AssertReads("journal", "journal_campaign", sorts: false);
    }

    [Fact]
    public async Task The_campaign_of_a_stream_is_read_from_the_journals_key()
    {
        await new Storage.Journal.AuditQueries(_database).CampaignOf("pool/p1", CancellationToken.None);
        AssertReads("journal", "journal_stream", sorts: false);
    }

    [Theory]
    [InlineData(null, null, "journal_position", true)]
    [InlineData("staff-7", null, "journal_actor", false)]
    [InlineData(null, "partner", "journal_noun", false)]
    public async Task A_page_of_the_audit_is_read_from_an_index(string? actor, string? noun, string index, bool sorts)
    {
        Assert.Equal(51, (await new AuditQueries(_database).Page(new(actor, noun, Without: "access/installation"), 55_000, 51, CancellationToken.None)).Count);
        AssertReads("journal", index, sorts);
    }

    [Fact]
    public async Task Each_of_a_managers_campaigns_is_read_from_the_index()
    {
        await new AuditQueries(_database).Page(new(Campaigns: ["c1", "c2"]), 55_000, 51, CancellationToken.None);
        AssertReads("journal", "journal_campaign", sorts: true);
    }

    [Fact]
    public async Task How_far_a_campaign_has_come_is_counted_in_an_index_alone()
    {
        var mark = await new MarkQueries(filled.Storage.Database).Of("c1", null, CancellationToken.None);
        Assert.Equal(mark, await new MarkQueries(_database).Of("c1", mark, CancellationToken.None));
        AssertReads("journal", "Index Only Scan using journal_campaign", sorts: false);
    }

    [Fact]
    public async Task Moments_are_found_from_their_index_alone()
    {
        DateTimeOffset At(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
        var moments = await new AuditQueries(_database).Between(At(20_000), At(20_100), CancellationToken.None);
        AssertReads("journal", "Index Only Scan using journal_at", sorts: false);
        Assert.Equal(50, (await new AuditQueries(_database).Page(new(Moments: moments), 60_000, 50, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(PostgreSqlTransaction.FindVersions, "journal_stream")]
    [InlineData(PostgreSqlTransaction.FindKeys, "requests_pkey")]
    [InlineData(PostgreSqlTransaction.FindPeople, "subjects_id")]
    [InlineData(Storage.PostgreSql.PostgreSqlMentions.ForgetAuthor, "mentions_author")]
    [InlineData(RevertMentionsStep.Delete, "mentions_source")]
    [InlineData(Leases.TakeMessages, "messages_due")]
    public void The_writer_finds_its_rows_by_an_index(string sql, string index)
    {
        using var connection = (NpgsqlConnection)filled.Home.Connect();
        using var command = new NpgsqlCommand($"EXPLAIN {sql}", connection);
        foreach (var value in ValuesOf(sql))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var plan = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains($"Seq Scan on {index.Split('_')[0]} ", StringComparison.Ordinal));
    }

    private static object[] ValuesOf(string sql) => sql switch
    {
        PostgreSqlTransaction.FindVersions or PostgreSqlTransaction.FindKeys or PostgreSqlTransaction.FindPeople => [new[] { "pool/p1", "pool/p2" }],
        RevertMentionsStep.Delete => ["imp-1", "tea", 100L],
        Leases.TakeMessages => [5L, 10L, 20L],
        _ => ["person-aab"],
    };

    /// <param name="sorts">Whether the plan may sort; a page that is read in index order must not.</param>
    private void AssertReads(string table, string index, bool sorts)
    {
        var plans = _database.Plans.Where(plan => plan.Contains($" {table}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(plans);
        Assert.All(plans, plan =>
        {
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal);
            Assert.True(sorts || !plan.Contains("->  Sort", StringComparison.Ordinal), plan);
        });
    }

    /// <summary>Filled once for the class.</summary>
    public sealed class FilledDatabase : IDisposable
    {
        public FilledDatabase()
        {
            Storage = new PostgreSqlStorage(ListeningDatabase.Told(Home.Location), "nowhere", [new SubmissionView(), new Campaign.Storage.Pools.PoolView()], TimeProvider.System);
            Fill();
        }

        internal PostgreSqlHome Home { get; } = new();

        internal PostgreSqlStorage Storage { get; }

        public void Dispose()
        {
            Storage.Dispose();
            Home.Dispose();
        }

        private void Fill()
        {
            using var connection = Home.Connect();
            var terms = Enumerable.Range(1, 60_000).Select(n => $"{{{string.Join(',', PostgreSqlTerms.Of($"好喝 喝 {n}"))}}}").ToArray();
            connection.Execute(
                """
                INSERT INTO submissions (id, drive, campaign, subject, channel, status, text, terms, featured, text_version, submitted, author, version, fingerprint)
                SELECT 's' || lpad(n::text, 5, '0'), 'd' || n % 300, 'tea', 'person', 'weibo', CASE WHEN n % 7 < 3 THEN 'in-review' ELSE 'approved' END,
                       '好喝 ' || n, terms::int[], 0, 1, n, n, 1, decode(repeat('00', 30), 'hex') FROM unnest(@terms) WITH ORDINALITY AS d(terms, n);
                INSERT INTO grants (pool, id, subject, cause, status, doc, version)
                SELECT 'p' || n % 300, 'g' || lpad(n::text, 5, '0'), 'person', 'c', CASE WHEN n % 3 = 0 THEN 'issued' ELSE 'reserved' END,
                       '{"id":"g","participant":"p","cause":"c","amount":1,"status":"reserved","reservedAt":"2025-06-01T00:00:00Z"}', 1 FROM generate_series(1, 60000) n;
                INSERT INTO journal (stream, version, type, data, at, actor, request, campaign)
                SELECT 'pool/p' || n % 500, n / 500 + 1, CASE WHEN n % 100 = 0 THEN 'partner.approved' ELSE 'submission.approved' END, '{}', n, 'staff-' || n % 300, '', 'c' || n % 20
                FROM generate_series(0, 59999) n;
                INSERT INTO requests SELECT 'k' || n, 'f', 'r', n FROM generate_series(1, 60000) n;
                INSERT INTO subjects (id) SELECT 'person-' || md5(n::text) FROM generate_series(1, 60000) n;
                INSERT INTO mention_sources (campaign, import) SELECT 'tea', 'imp-' || n FROM generate_series(1, 10) n;
                INSERT INTO mentions (source, identity, at, channel, origin, tone, reach, author)
                SELECT n % 10 + 1, decode(md5(n::text), 'hex'), n, 'weibo', 0, 0, 0, 'person-' || md5(n::text) FROM generate_series(1, 60000) n;
                INSERT INTO messages SELECT 'm' || n, 't', 't', '', n, 0 FROM generate_series(1, 60000) n;
                """,
                new { terms });

            // An index-only scan needs the visibility map, which VACUUM maintains.
            connection.Execute("VACUUM ANALYZE");
        }
    }
}
