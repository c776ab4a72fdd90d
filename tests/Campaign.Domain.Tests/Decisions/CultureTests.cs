using System.Reflection;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;
using Campaign.Domain.Submissions;
using static Campaign.Domain.Tests.Decisions.OtherCulture;

namespace Campaign.Domain.Tests.Decisions;

/// <summary>The machine's culture (Buddhist years, a dotless i, Arabic signs, the Hijri calendar, a decimal comma) changes no text.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Cultures => new("th-TH", "tr-TR", "ar-SA", "de-DE");

    [Fact]
    public void Amounts_in_refusals_have_a_decimal_point_in_every_culture() => Assert.Equal(
        "The fee cannot be lower than the 1234.5 already paid. Nothing was changed.",
        In("de-DE", () => Campaign.Domain.Deliverables.DeliverableRefusals.FeeBelowPaid(1234.5m).Message.En));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_refusal_with_a_value_in_it_reads_the_same(string culture)
    {
        var makers = typeof(Refusal).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal) || type == typeof(Field))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Refusal) && !method.IsSpecialName && !method.IsGenericMethod)
            .Where(method => method.GetParameters().All(parameter => Sample(parameter.ParameterType) is not null))
            .ToList();
        Assert.True(makers.Count > 15, $"Only {makers.Count} refusals take values.");
        Assert.All(makers, make =>
        {
            object?[] values = [.. make.GetParameters().Select(parameter => Sample(parameter.ParameterType))];
            Assert.Equal(Said((Refusal?)make.Invoke(null, values)), In(culture, () => Said((Refusal?)make.Invoke(null, values))));
        });
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Compliance_rules_make_the_same_findings(string culture)
    {
        const string text = "THIS IS THE BEST IN ILFORD, five stars, #AD 国家级 GIVE A POSITIVE REVIEW HTTPS://EXAMPLE.COM/I";
        string Found() => string.Join(';', [
            .. KolProof.AbsoluteClaims(text).Select(finding => finding.Where), .. RewardSentiment.Check(("terms", text)).Select(finding => finding.Where), PlainText.Of(text)]);
        Assert.Equal(Found(), In(culture, Found));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Days_of_a_curve_are_written_the_same(string culture)
    {
        var question = new ReputationQuestion(new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        string Days() => string.Join(',', ReputationReading.Of([new(question.Onset, "weibo", Origin.Organic, 1, 2, 3)], question).Series.Select(point => point.T));
        Assert.Equal("2026-03-01", In(culture, Days));
        Assert.StartsWith("2026-03-01T00:00:00+08:00", In(culture, () => ReputationReading.Of([new(question.Onset, "weibo", Origin.Organic, 1, 2, 3)], question with { Bucket = Bucket.Hour }).Series[0].T), StringComparison.Ordinal);
    }

    private static string Said(Refusal? refusal) => $"{refusal?.Code} {refusal?.Message.Zh} {refusal?.Message.En}";

    private static object? Sample(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Sample(inner)
        : type == typeof(decimal) ? 1234.5m
        : type == typeof(double) ? 1234.5
        : type == typeof(int) ? 1234
        : type == typeof(long) ? 1234L
        : type == typeof(bool) ? true
        : type == typeof(string) ? "INDIGO"
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 1)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(8))
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
        : null;
}
