using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Campaign.Journeys.Tests.Hosting;

/// <summary>The program as other machines reach it: over its own https, or behind a proxy that terminates it.</summary>
public sealed class SecureConnectionTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("campaign-secure-").FullName;

    [Fact]
    public async Task Over_https_the_cookie_is_secure_and_the_browser_is_told_to_stay_there()
    {
        var certificate = Path.Combine(_data, "certificate.pfx");
        await File.WriteAllBytesAsync(certificate, Certificate("the-password-of-the-file"));
        using var server = await Start(
            "--Urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={certificate}", "--Kestrel:Certificates:Default:Password=the-password-of-the-file");
        Assert.Equal("https", server.Address.Scheme);
        using var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var browser = new HttpClient(trusting) { BaseAddress = new Uri(server.Address, "/api/v1/") };
        await ExpectSecure(browser);
    }

    [Fact]
    public async Task Behind_the_trusted_proxy_its_forwarded_headers_apply()
    {
        using var server = await Start("--Campaign:TrustedProxy=127.0.0.1", "--AllowedHosts=campaign.example");
        await ExpectSecure(Proxied(server, "203.0.113.7", "https"));

        // Whatever the visitor forges comes before the entry that the proxy adds.
        using var open = await Proxied(server, "127.0.0.1, 203.0.113.7", "http").PostAsJsonAsync("session", Admin);
        Assert.Equal(HttpStatusCode.Forbidden, open.StatusCode);
        Assert.Contains("https-needed", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(open.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Forwarded_headers_of_anybody_but_the_trusted_proxy_are_ignored()
    {
        using var server = await Start("--AllowedHosts=campaign.example");
        using var answer = await Proxied(server, "203.0.113.7", "https").PostAsJsonAsync("session", Admin);
        var cookie = answer.Headers.GetValues("Set-Cookie").First();
        Assert.StartsWith("campaign=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static object Admin => new { name = "admin", password = CampaignServer.AdminPassword };

    private Task<ServerProcess> Start(params string[] settings) => ServerProcess.Start(_data, [$"--Campaign:AdminPassword={CampaignServer.AdminPassword}", .. settings]);

    private static HttpClient Proxied(ServerProcess server, string visitor, string scheme)
    {
        server.Client.DefaultRequestHeaders.Clear();
        server.Client.DefaultRequestHeaders.Host = "campaign.example";
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-For", visitor);
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        return server.Client;
    }

    private static async Task ExpectSecure(HttpClient browser)
    {
        using var answer = await browser.PostAsJsonAsync("session", Admin);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.All(cookies, cookie => Assert.StartsWith("__Host-campaign", cookie, StringComparison.Ordinal));
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.All(cookies, cookie => Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    private static byte[] Certificate(string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pkcs12, password);
    }
}
