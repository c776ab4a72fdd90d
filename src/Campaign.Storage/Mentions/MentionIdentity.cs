using System.Security.Cryptography;
using System.Text;

namespace Campaign.Storage.Mentions;

/// <summary>What makes a mention the same one when it is imported again: 128 bits of SHA-256 over campaign, channel and the source's own id.</summary>
public static class MentionIdentity
{
    public static byte[] Of(string campaign, string channel, string externalId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign}\u001f{channel}\u001f{externalId}"), hash);
        return hash[..16].ToArray();
    }
}
