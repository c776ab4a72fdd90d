using Campaign.Domain.Access;
using Campaign.Silo.Health;

namespace Campaign.Api.Installation;

/// <summary>Where a setting's value comes from.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>appsettings.json.</summary>
    File,

    /// <summary>The process's environment.</summary>
    Environment,

    CommandLine,

    /// <summary>Whoever built the program in another way.</summary>
    Other,
}

/// <summary>What this installation runs with. Nothing of it is changed here.</summary>
/// <param name="Name">As it stands in the environment, such as <c>Campaign__TimeZone</c>.</param>
/// <param name="Value">Null when it is not set, or secret.</param>
/// <param name="Secret">Whether it is set to what nobody is shown.</param>
public sealed record SettingResource(string Name, string? Value, bool Secret, SettingSource Source);

/// <summary>What is built in: how long things are kept, and how much is taken.</summary>
/// <param name="Name">Such as <c>session-idle</c>.</param>
/// <param name="Unit">minutes | hours | days | megabytes | count.</param>
public sealed record LimitResource(string Name, long Value, string Unit);

/// <summary>This installation, for whoever administers it.</summary>
/// <param name="Https">Whether this request came over https.</param>
/// <param name="Cluster">Path of the page about the cluster; null where there is one process alone.</param>
/// <param name="SecondFactor">Who must have a second factor.</param>
public sealed record InstallationResource(
    string Product, bool Https, string? Cluster, SecondFactorPolicy SecondFactor, IReadOnlyList<SettingResource> Settings, IReadOnlyList<LimitResource> Limits,
    ReadinessResource Health);

public sealed record SecondFactorPolicyBody(SecondFactorPolicy? Policy);
