using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Campaign.Silo.Access;

/// <summary>What attempts to sign in are counted by. Hashed: people type passwords into the field for names.</summary>
public static class Attempts
{
    public static string ByName(string login) => KeyOf("name", login);

    /// <summary>Of IPv6 the network, whose addresses one visitor can choose from.</summary>
    public static string ByAddress(IPAddress? address) => KeyOf("address", address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    });

    /// <param name="shown">What the browser shows that it is known by.</param>
    public static string ByBrowser(string shown) => KeyOf("browser", shown);

    /// <summary>Of somebody who is in already.</summary>
    public static string BySession(string id) => KeyOf("session", id);

    private static string KeyOf(string kind, string what) => $"{kind}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))}";
}
