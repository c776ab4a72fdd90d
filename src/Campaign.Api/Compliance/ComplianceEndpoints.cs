using Campaign.Api.Access;
using Campaign.Domain.Compliance;
using Campaign.Domain.Decisions;

namespace Campaign.Api.Compliance;

/// <summary>The compliance rules that are in force.</summary>
/// <param name="Disclaimer">To be shown wherever the rules are shown.</param>
public sealed record RuleList(Wording Disclaimer, IReadOnlyList<ComplianceRule> Items, int Total);

internal static class ComplianceEndpoints
{
    public static void MapCompliance(this IEndpointRouteBuilder api) =>
        api.MapGet("/compliance/rules", () => TypedResults.Ok(new RuleList(ComplianceRules.Disclaimer, ComplianceRules.All, ComplianceRules.All.Count)))
            .AllowSignedIn()
            .WithTags("Compliance")
            .WithSummary("The compliance rules with their basis, and that they are no legal advice.");
}
