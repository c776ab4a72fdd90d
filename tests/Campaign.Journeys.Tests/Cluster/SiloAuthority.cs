using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Campaign.Journeys.Tests.Cluster;

/// <summary>A certificate authority for one test, which signs certificates for silos. Disposing it deletes its files.</summary>
internal sealed class SiloAuthority : IDisposable
{
    private static readonly DateTimeOffset Until = TimeProvider.System.GetUtcNow().AddDays(2);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-authority-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public SiloAuthority()
    {
        var request = new CertificateRequest("CN=silos", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(Until.AddDays(-3), Until);
        File.WriteAllText(Certificate, _certificate.ExportCertificatePem());
    }

    /// <summary>The path of its certificate.</summary>
    public string Certificate => Path.Combine(_folder.FullName, "authority.pem");

    /// <summary>Signs a certificate for a silo.</summary>
    /// <returns>The path of the file with the certificate and its key.</returns>
    public string Sign(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var signed = request.Create(_certificate, Until.AddDays(-3), Until, RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_folder.FullName, $"{name}.pem");
        File.WriteAllText(file, $"{signed.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }

    /// <summary>The settings with which a silo uses TLS.</summary>
    public string[] Settings(string name) => [$"--Cluster:Certificate={Sign(name)}", $"--Cluster:Authority={Certificate}"];

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }
}
