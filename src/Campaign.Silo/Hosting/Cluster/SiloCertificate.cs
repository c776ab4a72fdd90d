using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// This silo's certificate, and the authority that must have signed every other silo's: both ends prove that they belong to the cluster. Names are not checked,
/// because silos find each other by address; so the authority must sign nothing but silos.
/// </summary>
internal sealed class SiloCertificate(X509Certificate2 certificate, X509Certificate2 authority)
{
    // Sent unencrypted, so it reveals nothing.
    private const string ServerName = "silo";

    /// <returns>Null when silos are to communicate without TLS.</returns>
    /// <exception cref="StartRefusedException">Only part of the settings is given, or a file cannot be used.</exception>
    public static SiloCertificate? Of(ClusterSettings settings)
    {
        if (settings is { Certificate: null or "", CertificateKey: null or "", CertificatePassword: null or "", Authority: null or "" })
        {
            return null;
        }

        if (string.IsNullOrEmpty(settings.Certificate) || string.IsNullOrEmpty(settings.Authority))
        {
            throw new StartRefusedException(
                "TLS between silos is half configured: Cluster__Certificate names this silo's certificate, Cluster__Authority the one that signed those of all silos. Set both, or remove every Cluster__Certificate… and Cluster__Authority.");
        }

        var own = Read("Cluster__Certificate", settings.Certificate, file => Own(file, settings));
        return own.HasPrivateKey
            ? new(own, Read("Cluster__Authority", settings.Authority, X509CertificateLoader.LoadCertificateFromFile))
            : throw new StartRefusedException($"Cluster__Certificate is {settings.Certificate}, which holds no private key: name the key's file in Cluster__CertificateKey, or use a .pfx file.");
    }

    public void Protect(ISiloBuilder silo) => silo.UseTls(tls =>
    {
        tls.LocalCertificate = certificate;
        (tls.RemoteCertificateMode, tls.ClientCertificateMode) = (RemoteCertificateMode.RequireCertificate, RemoteCertificateMode.RequireCertificate);
        tls.RemoteCertificateValidation = (shown, _, _) => IsSilo(shown);
        tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = ServerName;
    });

    /// <summary>Whether it is valid now and signed by our authority.</summary>
    internal bool IsSilo(X509Certificate2 shown)
    {
        using var chain = new X509Chain();
        (chain.ChainPolicy.TrustMode, chain.ChainPolicy.RevocationMode) = (X509ChainTrustMode.CustomRootTrust, X509RevocationMode.NoCheck);
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(shown);
    }

    private static X509Certificate2 Own(string file, ClusterSettings settings) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".PFX" or ".P12" => X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword),
        _ when string.IsNullOrEmpty(settings.CertificatePassword) => X509Certificate2.CreateFromPemFile(file, Key(settings)),
        _ => X509Certificate2.CreateFromEncryptedPemFile(file, settings.CertificatePassword, Key(settings)),
    };

    /// <summary>Without a separate file, the key is in the certificate's file.</summary>
    private static string? Key(ClusterSettings settings) => string.IsNullOrEmpty(settings.CertificateKey) ? null : settings.CertificateKey;

    private static X509Certificate2 Read(string setting, string file, Func<string, X509Certificate2> load)
    {
        try
        {
            return load(file);
        }
        catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{setting} is {file}, which cannot be used: {unusable.Message}");
        }
    }
}
