using Campaign.Domain.Access;
using Campaign.Silo.Health;

namespace Campaign.Api.Installation;

/// <summary>Where a setting's value comes from.</summary>
public enum SettingSource
{
    /// <summary>The built-in default.</summary>
    Default,

    /// <summary>appsettings.json.</summary>
    File,

    /// <summary>An environment variable.</summary>
    Environment,

    CommandLine,

    /// <summary>Set in code by a program that hosts Campaign.</summary>
    Other,
}

/// <summary>A setting of this installation. It cannot be changed through the API.</summary>
/// <param name="Name">As written in the environment, such as <c>Campaign__TimeZone</c>.</param>
/// <param name="Value">Null when it is not set, or secret.</param>
/// <param name="Secret">Whether it is set to a secret value, which is never shown.</param>
public sealed record SettingResource(string Name, string? Value, bool Secret, SettingSource Source);

/// <summary>A built-in limit: how long something is kept, or how much is accepted.</summary>
/// <param name="Name">Such as <c>session-idle</c>.</param>
/// <param name="Unit">minutes | hours | days | megabytes | count.</param>
public sealed record LimitResource(string Name, long Value, string Unit);

/// <summary>This installation, for its administrators.</summary>
/// <param name="Https">Whether this request came over https.</param>
/// <param name="Cluster">The path of the cluster dashboard; null when there is only one process.</param>
/// <param name="SecondFactor">Who must use two-step verification.</param>
public sealed record InstallationResource(
    string Product, bool Https, string? Cluster, SecondFactorPolicy SecondFactor, IReadOnlyList<SettingResource> Settings, IReadOnlyList<LimitResource> Limits,
    ReadinessResource Health);

public sealed record SecondFactorPolicyBody(SecondFactorPolicy? Policy);
