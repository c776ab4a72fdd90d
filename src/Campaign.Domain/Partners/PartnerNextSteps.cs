using Campaign.Domain.Decisions;

namespace Campaign.Domain.Partners;

/// <summary>The steps that a partner's status allows, by their names in routes.</summary>
public static class PartnerNextSteps
{
    public static ValueList<string> Of(PartnerStatus status) => status switch
    {
        PartnerStatus.None => [],
        PartnerStatus.Suspended => ["reinstate", "amend"],
        _ => ["vet", "amend", "suspend"],
    };
}
