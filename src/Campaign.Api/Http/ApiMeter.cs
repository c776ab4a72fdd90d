using System.Diagnostics.Metrics;

namespace Campaign.Api.Http;

/// <summary>The API's own metrics, in addition to what the web server measures.</summary>
internal static class ApiMeter
{
    public const string Name = "Campaign.Api";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "campaign.refusals", "{answer}", "Answers that said no, by the problem's code and status: refused by a rule, malformed, or a fault.");

    private static readonly UpDownCounter<int> Streams = Meter.CreateUpDownCounter<int>(
        "campaign.changes.streams", "{stream}", "Pages and programs that are told of changes as they come.");

    public static void Refused(string code, int status) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code), new("status", status));

    public static void StreamOpened() => Streams.Add(1);

    public static void StreamClosed() => Streams.Add(-1);
}
