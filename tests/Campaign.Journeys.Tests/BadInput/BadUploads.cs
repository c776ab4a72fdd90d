using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace Campaign.Journeys.Tests.BadInput;

[Collection(BadInputCollection.Name)]
public sealed class BadUploads(BadInputServer server)
{
    private const string Mentions = "campaigns/spring/mentions/import";
    private const string Mapping = """{"at":"at","tone":"tone","text":"text","channel":{"const":"x"},"origin":{"const":"organic"},"externalId":"id"}""";
    private static readonly byte[] Good = "id,at,tone,text\n1,2026-03-01T00:00:00Z,positive,good\n"u8.ToArray();

    [Theory]
    [InlineData("{\"at\":", "mapping-malformed")]
    [InlineData("[]", "mapping-malformed")]
    [InlineData("null", "mapping-malformed")]
    [InlineData("""{"at":"at","tone":"\ud800"}""", "mapping-malformed")]
    [InlineData("""{"at":"at","tone":"nosuch"}""", null)]
    [InlineData("""{"at":"at","tone":"tone","wizard":"id"}""", null)]
    [InlineData("""{"at":"at","tone":"tone","toneMap":{"good":"great"}}""", null)]
    [InlineData("""{"at":"at","tone":"tone","origin":{"const":"alien"}}""", null)]
    public async Task A_mapping_that_does_not_fit_is_refused(string mapping, string? code)
    {
        var refused = await Upload(Good, mapping);
        Assert.Equal((422, code ?? refused.Code), refused);
    }

    [Fact]
    public async Task A_mapping_that_is_nested_too_deep_or_too_long_is_refused()
    {
        Assert.Equal(422, (await Upload(Good, new string('[', 20_000))).Status);
        Assert.Equal((413, "too-large"), await Upload(Good, $"\"{new string('x', 70_000)}\""));
    }

    [Fact]
    public async Task Files_that_are_not_tables_are_refused()
    {
        var files = new (string What, byte[] Bytes)[]
        {
            ("empty", []), ("lines only", "\n\n\n"u8.ToArray()), ("binary", [.. Enumerable.Range(0, 12_000).Select(at => (byte)at)]),
            ("torn archive", "PK\u0003\u0004garbage"u8.ToArray()), ("old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[600]]),
            ("bomb", Bomb()), ("archive without sheets", Archive(("other.xml", 10))),
        };
        foreach (var (what, bytes) in files)
        {
            Assert.Equal((what, 422), (what, (await Upload(bytes, Mapping)).Status));
        }
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=BB", "")]
    [InlineData("multipart/form-data; boundary=BB", "garbage")]
    [InlineData("multipart/form-data; boundary=BB", "--BB\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nid,at\n1,2")]
    public async Task Bodies_that_are_not_forms_are_refused(string? type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        Assert.Equal((422, "upload-expected"), await server.Refused(HttpMethod.Post, Mentions, content));
    }

    [Fact]
    public async Task A_form_without_a_file_and_an_import_into_nothing_are_refused()
    {
        using var form = new MultipartFormDataContent("BB") { { new StringContent(Mapping), "mapping" } };
        Assert.Equal((422, "file-missing"), await server.Refused(HttpMethod.Post, Mentions, form));
        Assert.Equal((404, "campaign-unknown"), await Upload(Good, Mapping, "campaigns/nowhere/mentions/import"));
        Assert.Equal((404, "drive-unknown"), await Upload(Good, Mapping, "drives/nowhere/submissions/import"));
    }

    [Fact]
    public async Task A_file_name_never_becomes_a_path()
    {
        // The mapping is invalid, so that the upload is refused, and nothing may be left behind, wherever the name points.
        Assert.Equal(422, (await Upload(Good, "[]", fileName: "../../../evil.csv")).Status);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "evil.csv")));
        Assert.Equal(422, (await Upload(Good, "[]", fileName: new string('x', 5_000))).Status);
    }

    /// <summary>The limit is on the size that the client announces, so the gigabyte need not be sent.</summary>
    [Fact]
    public async Task An_upload_announced_larger_than_the_limit_is_refused_before_it_is_read()
    {
        var before = server.Written();
        using var client = new TcpClient(server.Address.Host, server.Address.Port);
        await using var stream = client.GetStream();
        var head = $"POST /api/v1/{Mentions} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {CampaignServer.Token}\r\nContent-Type: multipart/form-data; boundary=BB\r\nContent-Length: 1200000000\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var buffer = new byte[8192];
        var read = await stream.ReadAsync(buffer);
        var answer = Encoding.UTF8.GetString(buffer, 0, read);
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"too-large\"", answer, StringComparison.Ordinal);
        Assert.Equal(before, server.Written());
    }

    private async Task<(int Status, string Code)> Upload(byte[] file, string mapping, string path = Mentions, string fileName = "file.csv")
    {
        using var bytes = new ByteArrayContent(file);
        bytes.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{fileName}\"");
        using var form = new MultipartFormDataContent("BB") { bytes, { new StringContent(mapping), "mapping" } };
        return await server.Refused(HttpMethod.Post, path, form);
    }

    /// <summary>A workbook of a few kilobytes that decompresses to 300 MB.</summary>
    private static byte[] Bomb() => Archive(("[Content_Types].xml", 10), ("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 300_000_000));

    private static byte[] Archive(params (string Name, int Size)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var spaces = new byte[1_000_000];
            Array.Fill(spaces, (byte)' ');
            foreach (var (name, size) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                for (var left = size; left > 0; left -= spaces.Length)
                {
                    entry.Write(spaces, 0, Math.Min(left, spaces.Length));
                }
            }
        }

        return file.ToArray();
    }
}
