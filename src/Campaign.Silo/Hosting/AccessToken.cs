using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Campaign.Silo.Hosting;

/// <summary>The configured token: once set, every request except health needs credentials. Compared in constant time.</summary>
public sealed class AccessToken(CampaignOptions options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _expected = options.ApiToken is { } token ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;

    public bool IsNeededBy(HttpRequest request) => _expected is not null && !request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    public bool IsShownBy(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..])), _expected);
    }
}
