using System.Security.Cryptography;
using System.Text;

namespace Campaign.Storage.Subjects;

/// <summary>AES-256-GCM under a person's own key. The reference is authenticated with the data, so a row cannot pass for another's.</summary>
internal static class SubjectCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    /// <summary>Nonce, tag and ciphertext in one array.</summary>
    public static byte[] Encrypt(byte[] key, string reference, ReadOnlySpan<byte> plain)
    {
        var sealedData = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedData.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedData.AsSpan(NonceSize + TagSize), sealedData.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(reference));
        return sealedData;
    }

    /// <exception cref="AuthenticationTagMismatchException">The data was changed or belongs to another reference.</exception>
    public static byte[] Decrypt(byte[] key, string reference, ReadOnlySpan<byte> sealedData)
    {
        var plain = new byte[sealedData.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedData[..NonceSize], sealedData[(NonceSize + TagSize)..], sealedData.Slice(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(reference));
        return plain;
    }
}
