using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Campaign.Silo.Access;

/// <summary>The keys by which sign-in attempts are counted. Hashed, because people type passwords into the name field.</summary>
public static class Attempts
{
    public static string ByName(string login) => KeyOf("name", login);

    /// <summary>For IPv6 the network, because a visitor can choose among its addresses.</summary>
    public static string ByAddress(IPAddress? address) => KeyOf("address", address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    });

    /// <param name="shown">The mark of a browser in which the person has signed in before.</param>
    public static string ByBrowser(string shown) => KeyOf("browser", shown);

    /// <summary>For somebody who is already signed in.</summary>
    public static string BySession(string id) => KeyOf("session", id);

    private static string KeyOf(string kind, string what) => $"{kind}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))}";
}
