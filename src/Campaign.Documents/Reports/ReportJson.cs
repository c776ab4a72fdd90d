using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaign.Documents.Reports;

/// <summary>The report for programs: the same model, with values and texts.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static byte[] Write(RecoveryReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Options);
}
