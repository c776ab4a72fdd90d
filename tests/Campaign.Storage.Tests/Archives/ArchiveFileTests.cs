using System.IO.Compression;
using System.Text;
using Campaign.Storage.Archives;
using Campaign.Storage.Rows;

namespace Campaign.Storage.Tests.Archives;

/// <summary>The archive file: rows survive a round trip, and a truncated or changed file is refused.</summary>
public sealed class ArchiveFileTests
{
    private static readonly ArchiveSection Things = new(
        "things", [new("name", ColumnKind.Text), new("count", ColumnKind.Number), new("weight", ColumnKind.Real), new("data", ColumnKind.Bytes)]);

    private static readonly ArchiveHeader Header = ArchiveHeader.Of(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "SQLite");

    [Fact]
    public void Rows_round_trip_unchanged()
    {
        object?[][] rows =
        [
            ["热饮 𠮷 \"引号\" \\ \n\t\0", long.MinValue, 0.1, Encoding.UTF8.GetBytes("""{"a":"热饮","b":[1,{"c":null}]}""")],
            [null, null, null, null],
            ["", long.MaxValue, -1e300, Array.Empty<byte>()],
            ["not quite JSON", 0L, 1.0, "{"u8.ToArray()],
            ["two objects", 0L, 1.0, "{}{}"u8.ToArray()],
            ["a line's end", 0L, 1.0, "{\n}"u8.ToArray()],
            ["room behind", 0L, 1.0, "{} "u8.ToArray()],
            ["a key", 0L, 1.0, new byte[] { 0x7B, 0xFF, 0x00, 0x7D }],
            ["deep", 0L, 1.0, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 300)) + "1" + new string('}', 300))],
            ["too deep", 0L, 1.0, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 600)) + "1" + new string('}', 600))],
            [new string('长', 3_000_000), 0L, 1.0, "1"u8.ToArray()],
        ];
        Assert.Equal(rows, Read(Write(rows)));
        Assert.Empty(Read(Write([])));
    }

    [Fact]
    public void A_fact_can_be_read_without_Campaign()
    {
        using var plain = new StreamReader(new GZipStream(new MemoryStream(Write(["茶", 1L, 2.0, "{\"poolId\":\"tea\"}"u8.ToArray()])), CompressionMode.Decompress));
        Assert.Contains("[\"茶\",1,2,{\"poolId\":\"tea\"}]\n", plain.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var whole = Sample();

        // The last bytes are gzip's trailer; everything that was written comes before them.
        for (var length = 0; length < whole.Length - 16; length++)
        {
            Assert.Throws<ArchiveRefusedException>(() => Read(whole[..length]));
        }
    }

    [Fact]
    public void A_changed_bit_is_refused_or_changes_nothing()
    {
        var whole = Sample();
        var expected = Read(whole);
        var refused = 0;
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = whole.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(expected, Read(changed));
            }
            catch (ArchiveRefusedException)
            {
                refused++;
            }
        }

        // Harmless changes: gzip's header (a time, the operating system) and its checksums.
        Assert.InRange(whole.Length * 8 - refused, 0, 18 * 8);
    }

    [Theory]
    [InlineData("[\"b\",2,1,\"\"]\n", "", "a row was removed")]
    [InlineData("[\"b\",2,1,\"\"]", "[\"c\",2,1,\"\"]", "a row was changed")]
    [InlineData("{\"rows\":3}", "{\"rows\":4}", "the count is wrong")]
    [InlineData("\"columns\":[\"name\",", "\"columns\":[\"title\",", "a column was renamed")]
    [InlineData("\"section\":\"things\"", "\"section\":\"people\"", "a section was renamed")]
    [InlineData("\"sha256\":\"", "\"sha256\":\"00", "the hash is too long")]
    [InlineData("2026-03-01", "2026-03-02", "the header was changed")]
    public void A_file_that_was_edited_is_refused(string text, string by, string why)
    {
        var edited = Plain(Sample()).Replace(text, by, StringComparison.Ordinal);
        Assert.NotEqual(Plain(Sample()), edited);
        Assert.True(Record.Exception(() => Read(Pack(edited))) is ArchiveRefusedException, why);
    }

    [Fact]
    public void Data_after_the_hash_is_refused() =>
        Assert.Throws<ArchiveRefusedException>(() => Read(Pack(Plain(Sample()) + "[\"d\",4,1,\"\"]\n")));

    [Fact]
    public void A_newer_format_is_refused_with_the_version_that_reads_it()
    {
        var newer = Pack(Plain(Sample()).Replace($"\"format\":{Header.Format}", $"\"format\":{Header.Format + 1}", StringComparison.Ordinal).Replace(Header.Product, "9.9.9", StringComparison.Ordinal));
        var refused = Assert.Throws<ArchiveRefusedException>(() => Read(newer));
        Assert.Contains("9.9.9", refused.Reason.En, StringComparison.Ordinal);
        Assert.Contains("9.9.9", refused.Reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 a workbook")]
    public void A_file_that_is_not_an_archive_is_refused(string text)
    {
        var refused = Assert.Throws<ArchiveRefusedException>(() => new ArchiveReader(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Contains("not written by", refused.Reason.En, StringComparison.Ordinal);
        Assert.Throws<ArchiveRefusedException>(() => new ArchiveReader(new MemoryStream(Pack("{\"archive\":\"other\"}\n"))));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        const int Count = 400_000;
        var file = Path.GetTempFileName();
        try
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            using (var target = File.Create(file))
            using (var writer = new ArchiveWriter(target, Header))
            {
                Assert.Equal(Count, writer.Write(Things, Many(Count)));
                writer.Finish();
            }

            using var source = File.OpenRead(file);
            using var reader = new ArchiveReader(source);
            var (read, peak) = (0, 0L);
            foreach (var row in reader.Rows(Things))
            {
                if (++read % 100_000 == 0)
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            reader.Finish();
            Assert.Equal(Count, read);
            Assert.InRange(peak, 0, 8 * 1024 * 1024);
        }
        finally
        {
            File.Delete(file);
        }

        static IEnumerable<object?[]> Many(int count)
        {
            var data = Encoding.UTF8.GetBytes($$"""{"words":"{{new string('茶', 100)}}"}""");
            for (var number = 0; number < count; number++)
            {
                yield return [$"name-{number}", (long)number, 0.5, data];
            }
        }
    }

    private static byte[] Sample() => Write(["a", 1L, 1.0, "{\"k\":1}"u8.ToArray()], ["b", 2L, 1.0, Array.Empty<byte>()], ["c", 3L, 1.0, new byte[] { 1, 2, 3 }]);

    private static byte[] Write(params object?[][] rows)
    {
        using var target = new MemoryStream();
        using (var writer = new ArchiveWriter(target, Header))
        {
            writer.Write(Things, rows);
            writer.Finish();
        }

        return target.ToArray();
    }

    private static List<object?[]> Read(byte[] file)
    {
        using var reader = new ArchiveReader(new MemoryStream(file));
        var rows = reader.Rows(Things).ToList();
        reader.Finish();
        return rows;
    }

    private static string Plain(byte[] file)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static byte[] Pack(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
