using System.Net;
using System.Text.Json.Nodes;
using Campaign.Api.Installation;
using Campaign.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using OtpNet;

namespace Campaign.Journeys.Tests.Access;

/// <summary>What an administrator sees of the installation, and its policy on two-step verification.</summary>
public sealed class InstallationJourney : IDisposable
{
    private readonly FakeClock _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)));
    private readonly CampaignServer _server;

    public InstallationJourney() => _server = new CampaignServer(_clock, ("Documents:Browser", "/no/such/browser"));

    [Fact]
    public async Task Settings_limits_and_health_are_shown_without_secrets()
    {
        var told = await _server.Get("installation");
        Assert.Equal("Asia/Shanghai", (string)Setting("Campaign__TimeZone")["value"]!);
        Assert.Equal("true", (string)Setting("Campaign__FourEyes")["value"]!);
        Assert.Equal(Path.Combine(_server.DataDirectory, "campaign.db"), (string)Setting("Storage__ConnectionString")["value"]!);
        Assert.True((bool)Setting("Campaign__ApiToken")["secret"]! && (bool)Setting("Campaign__AdminPassword")["secret"]!);
        Assert.Equal(12, (int)told["limits"]!.AsArray().Single(limit => (string)limit!["name"]! == "session-idle")!["value"]!);
        Assert.Equal("degraded", (string)told["health"]!["status"]!);
        Assert.Contains(told["health"]!["checks"]!.AsArray(), check => (string)check!["name"]! == "pdf" && ((string)check["reason"]!).Contains("Chromium", StringComparison.Ordinal));
        foreach (var secret in (string[])[CampaignServer.Token, CampaignServer.AdminPassword])
        {
            Assert.DoesNotContain(secret, told.ToJsonString(), StringComparison.Ordinal);
        }

        JsonNode Setting(string name) => told["settings"]!.AsArray().Single(setting => (string)setting!["name"]! == name)!;
    }

    [Fact]
    public void A_setting_shows_its_source_and_a_connection_its_address_without_credentials()
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream("""{"AllowedHosts":"a;b","Urls":"http://127.0.0.1:1"}"""u8.ToArray()))
            .AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:collector-secret@127.0.0.1:9/path")])
            .AddCommandLine(["--Urls=http://127.0.0.1:2"]).Build();
        var storage = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = "Host=db.example;Port=5433;Database=campaign;Username=boss;Password=database-secret" };
        var all = new InstallationSettings(configuration, new CampaignOptions { ApiToken = "token-secret" }, storage, new DataFiles("data", null)).All.ToDictionary(setting => setting.Name);
        Assert.Equal(("http://127.0.0.1:2", SettingSource.CommandLine), (all["Urls"].Value, all["Urls"].Source));
        Assert.Equal(("a;b", SettingSource.File), (all["AllowedHosts"].Value, all["AllowedHosts"].Source));
        Assert.Equal(("Asia/Shanghai", SettingSource.Default), (all["Campaign__TimeZone"].Value, all["Campaign__TimeZone"].Source));
        Assert.Equal(("http://127.0.0.1:9/path", SettingSource.Other), (all["OTEL_EXPORTER_OTLP_ENDPOINT"].Value, all["OTEL_EXPORTER_OTLP_ENDPOINT"].Source));
        Assert.Equal("Host=db.example; Port=5433; Database=campaign", all["Storage__ConnectionString"].Value);
        Assert.DoesNotContain(all.Values, setting => setting.ToString().Contains("secret", StringComparison.Ordinal) || setting.ToString().Contains("boss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_must_have_two_step_verification_sets_it_up_before_anything_else()
    {
        await _server.AddPerson("lin", "editor");
        using var lin = await _server.SignIn("lin");
        await Require("administrators");
        await lin.Expect(HttpMethod.Get, "campaigns");
        using var admin = await _server.SignIn("admin", CampaignServer.AdminPassword);
        var session = await admin.Expect(HttpMethod.Get, "session");
        Assert.True((bool)session["secondFactorNeeded"]!);
        Assert.Empty(session["rights"]!.AsArray());
        Assert.Equal("second-factor-needed", await admin.Refused(HttpMethod.Get, "people", HttpStatusCode.Forbidden));
        await Require("everyone");
        Assert.Equal("second-factor-needed", await lin.Refused(HttpMethod.Get, "campaigns", HttpStatusCode.Forbidden));
        Assert.Equal("second-factor-needed", await lin.Refused(HttpMethod.Post, "session/password", HttpStatusCode.Forbidden, new { current = AccessSteps.Password, @new = "harbour-kettle-maple-19" }));

        var totp = new Totp(Base32Encoding.ToBytes((string)(await lin.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!));
        var through = await lin.Expect(HttpMethod.Post, "session/second-factor/confirm", new { code = totp.ComputeTotp(_clock.Now.UtcDateTime) });
        Assert.False((bool)through["secondFactorNeeded"]!);
        Assert.NotEmpty(through["rights"]!.AsArray());
        await lin.Expect(HttpMethod.Get, "campaigns");
        await _server.Get("campaigns");
        Assert.True((bool)(await lin.Expect(HttpMethod.Post, "session/second-factor/remove", new { password = AccessSteps.Password }))["secondFactorNeeded"]!);
        await Require("off");
        await lin.Expect(HttpMethod.Get, "campaigns");
        Assert.Equal("access.second-factor-required", (string)(await _server.Get("audit?noun=access"))["items"]![0]!["what"]!);
    }

    [Fact]
    public async Task Any_policy_but_the_three_is_refused() =>
        Assert.Equal("policy-unknown", await _server.Client.Refused(HttpMethod.Put, "installation/second-factor", HttpStatusCode.UnprocessableEntity, new { }));

    public void Dispose() => _server.Dispose();

    private Task<JsonNode> Require(string policy) => _server.Client.Expect(HttpMethod.Put, "installation/second-factor", new { policy });
}
