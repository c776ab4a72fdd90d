using System.Net;
using Campaign.Silo.Access;
using Campaign.Storage.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime.MembershipService;

namespace Campaign.Silo.Hosting;

/// <summary>Refuses to start with settings that cannot work, and says why in one sentence.</summary>
public static class StartChecks
{
    public static void Run(IConfiguration configuration, CampaignOptions options, StorageOptions storage, bool forPeople = false)
    {
        if (storage is { Provider: StorageProvider.PostgreSql, ConnectionString: null or "" })
        {
            throw new StartRefusedException(
                "Storage__Provider is PostgreSql, but Storage__ConnectionString is empty: set it, such as Host=db.example;Database=campaign;Username=campaign;Password=…");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            throw new StartRefusedException($"Campaign__TimeZone is '{options.TimeZone}', which this machine does not know: use a name such as Asia/Shanghai.");
        }

        if (options.ApiToken is { Length: < 16 })
        {
            throw new StartRefusedException("Campaign__ApiToken is shorter than 16 characters: choose a longer, random one.");
        }

        if (options.ShutdownTimeout < TimeSpan.FromSeconds(1) || options.ShutdownTimeout > TimeSpan.FromHours(1))
        {
            throw new StartRefusedException($"Campaign__ShutdownTimeout is {options.ShutdownTimeout}: use a time between 00:00:01 and 01:00:00, such as 00:00:30.");
        }

        if (options.MostStreams is < 0 or > 10_000)
        {
            throw new StartRefusedException($"Campaign__MostStreams is {options.MostStreams}: use a number from 0 (no live updates) to 10000, such as 500.");
        }

        if (configuration[Telemetry.CollectorSetting] is { Length: > 0 } collector && !IsWebAddress(collector))
        {
            throw new StartRefusedException(
                $"{Telemetry.CollectorSetting} is '{collector}', which is no collector's address: use one such as http://127.0.0.1:4317, or remove it.");
        }

        if (configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw new StartRefusedException("Kestrel__Endpoints is set, but Campaign takes its address from Urls only: remove it.");
        }

        if (options.TrustedProxy is { } proxy && !IPAddress.TryParse(proxy, out _))
        {
            throw new StartRefusedException($"Campaign__TrustedProxy is '{proxy}', which is not an IP address: give the proxy's own, such as 10.0.0.5.");
        }

        if (options.AdminPassword is { } chosen && Passwords.Weakness(chosen, login: "") is not null)
        {
            throw new StartRefusedException("Campaign__AdminPassword is too easy to guess: use 12 characters or more, not a common one, or remove it and a random one is shown at the first start.");
        }

        foreach (var url in Urls(configuration))
        {
            CheckAddress(url, options, forPeople);
        }
    }

    /// <summary>The demo's sign-in page lets anybody in, even as an administrator.</summary>
    public static void RefuseDemoToOthers(IConfiguration configuration)
    {
        if (configuration["Campaign:TrustedProxy"] is { Length: > 0 } || Urls(configuration).Any(url => AddressOf(url) is not { } address || !IsLoopback(address)))
        {
            throw new StartRefusedException(
                "--demo lets everybody sign in, so it is shown on this machine only: leave Campaign__TrustedProxy out, and Urls at http://127.0.0.1:5080.");
        }
    }

    private static string[] Urls(IConfiguration configuration) =>
        (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Kestrel's wildcards for all addresses are not valid URIs.</summary>
    private static Uri? AddressOf(string url) =>
        Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var read) ? read : null;

    /// <summary>Passwords and data never cross a network unencrypted: other machines connect over https, or through a proxy that terminates it.</summary>
    private static void CheckAddress(string url, CampaignOptions options, bool forPeople)
    {
        var address = AddressOf(url);
        if (address is not null && IsLoopback(address))
        {
            return;
        }

        if (!forPeople)
        {
            throw new StartRefusedException($"Urls names {url}, but nobody signs in at a node without pages, so it listens on this machine only: use http://127.0.0.1:5081.");
        }

        if (address is null || (address.Scheme != Uri.UriSchemeHttps && options.TrustedProxy is null))
        {
            throw new StartRefusedException(
                $"Urls names {url}, where others could read passwords on their way: use https:// with a certificate, or name the proxy that ends https in Campaign__TrustedProxy, or listen on this machine only: http://127.0.0.1:5080.");
        }
    }

    /// <summary>Reads a section of the configuration, and names it when a value has the wrong format.</summary>
    public static T Section<T>(IConfiguration configuration, string name)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(name).Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A value of {name}__… cannot be used: {wrong.InnerException?.Message ?? wrong.Message}");
        }
    }

    /// <summary>The sentence that an operator sees instead of a stack trace; null for a fault of ours.</summary>
    public static string? SentenceOf(Exception fault) => fault switch
    {
        StartRefusedException or StorageException => fault.Message,
        AddressInUseException =>
            $"The port in Cluster__Port, where the other silos reach this one, is used by another program. Stop that program, choose another port, or leave Cluster__Port out: a free one is taken then. ({fault.Message})",
        OrleansClusterConnectivityCheckFailedException =>
            "This silo cannot reach all the others that work on this database, so it did not join them: see that Cluster__Address and Cluster__Port of each can be reached from here, and that all show certificates of the same Cluster__Authority, or none.",
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Stop the program that uses it, or choose another port: --Urls=http://127.0.0.1:5085",
        _ => null,
    };

    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
