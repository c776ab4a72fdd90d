using System.Data.Common;
using Campaign.Silo.Hosting;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Campaign.Api.Installation;

/// <summary>The settings of this process, as far as they may be shown, and where each value comes from.</summary>
internal sealed class InstallationSettings(IConfiguration configuration, CampaignOptions campaign, StorageOptions storage, DataFiles files)
{
    private static readonly string[] Location = ["Host", "Server", "Port", "Database"];

    public IReadOnlyList<SettingResource> All =>
    [
        Shown("Urls", configuration["Urls"]),
        Shown("Storage:Provider", storage.Provider.ToString()),
        Shown("Storage:ConnectionString", Database),
        Shown("Storage:LeastFreeMegabytes", storage.LeastFreeMegabytes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Shown("Campaign:DataDirectory", Path.GetFullPath(campaign.DataDirectory)),
        Shown("Campaign:TimeZone", campaign.TimeZone),
        Shown("Campaign:FourEyes", campaign.FourEyes ? "true" : "false"),
        Hidden("Campaign:ApiToken", campaign.ApiToken),
        Hidden("Campaign:AdminPassword", campaign.AdminPassword),
        Shown("Campaign:TrustedProxy", campaign.TrustedProxy),
        Shown("AllowedHosts", configuration["AllowedHosts"]),
        Shown("Campaign:ShutdownTimeout", campaign.ShutdownTimeout.ToString("c", System.Globalization.CultureInfo.InvariantCulture)),
        Shown("Campaign:MostStreams", campaign.MostStreams.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Shown("OTEL_EXPORTER_OTLP_ENDPOINT", WithoutUser(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])),
        Shown("Documents:Browser", configuration["Documents:Browser"]),
    ];

    /// <summary>For a database server its address and name, never the credentials.</summary>
    private string Database => files.Database is { } file
        ? Path.GetFullPath(file)
        : Located(new DbConnectionStringBuilder { ConnectionString = storage.ConnectionString });

    private static string Located(DbConnectionStringBuilder server) =>
        string.Join("; ", Location.Where(server.ContainsKey).Select(part => $"{part}={server[part]}"));

    private static string? WithoutUser(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var read) ? read.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;

    private SettingResource Shown(string key, string? value) => new(NameOf(key), string.IsNullOrEmpty(value) ? null : value, false, SourceOf(key));

    private SettingResource Hidden(string key, string? value) => new(NameOf(key), null, !string.IsNullOrEmpty(value), SourceOf(key));

    private static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>If several sources set it, the last one counts.</summary>
    private SettingSource SourceOf(string key) =>
        ((IConfigurationRoot)configuration).Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            null => SettingSource.Default,
            CommandLineConfigurationProvider => SettingSource.CommandLine,
            EnvironmentVariablesConfigurationProvider => SettingSource.Environment,
            JsonConfigurationProvider or JsonStreamConfigurationProvider => SettingSource.File,
            _ => SettingSource.Other,
        };
}
