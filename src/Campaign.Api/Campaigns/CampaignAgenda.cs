using Campaign.Domain.Decisions;

namespace Campaign.Api.Campaigns;

/// <summary>A campaign's own days: objectives to be reached, and the planned end of its phase.</summary>
internal sealed class CampaignAgenda : IAgenda
{
    public ValueTask<AgendaPart> Of(AgendaQuestion asked, CancellationToken cancellation) => ValueTask.FromResult(new AgendaPart(
    [
        .. from objective in asked.Campaign.Objectives
           where objective.By >= asked.Today
           select asked.Item("objective", objective.Measure, objective.Measure, objective.By),
        .. from plan in asked.Campaign.Phases
           where plan.Phase == asked.Campaign.Phase
           select asked.Item("phase", DomainJson.Word(plan.Phase), DomainJson.Word(plan.Phase), plan.Ends),
    ]));
}
