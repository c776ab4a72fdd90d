using Campaign.Documents.Reports;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Domain.Mentions;
using Campaign.Silo.Hosting;
using Campaign.Storage.Campaigns;
using Campaign.Storage.Drives;
using Campaign.Storage.Reports;

namespace Campaign.Api.Reports;

/// <summary>
/// Gathers what the recovery report is made of: the states of now, or of a past moment. It only brings things together: every figure is worked out in the report's own model.
/// </summary>
internal sealed class ReportDesk(
    ReportQueries reports, PastReportQueries past, PastReports made, CampaignQueries campaigns, CampaignOptions options)
{
    public TimeZoneInfo Zone { get; } = options.Zone;

    /// <param name="asOf">When it is not before <paramref name="now"/>, as what is left of today is not, the report is of now.</param>
    /// <returns>Null when there is no such campaign, or there was none by then.</returns>
    public async Task<RecoveryReport?> Write(string campaign, Language language, DateTimeOffset asOf, DateTimeOffset now, CancellationToken cancellation) => asOf >= now
        ? Write(await reports.Now(campaign, cancellation), language, now)
        : await made.Get(new(campaign, asOf, language), async going => Write(await past.At(campaign, asOf, going), language, asOf), cancellation);

    /// <summary>Why there is no report of a campaign.</summary>
    public async Task<Refusal> Missing(string campaign, CancellationToken cancellation) =>
        await campaigns.Created(campaign, cancellation) is { } created ? ReportDate.TooEarly(TimeZoneInfo.ConvertTime(created, Zone)) : CampaignRefusals.Unknown;

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    private RecoveryReport? Write(ReportStates? states, Language language, DateTimeOffset asOf) => states is null ? null : RecoveryReport.From(
        new ReportSources(Facts(states.Campaign, states.Work, states.Pools.Select(PoolOf), language), [.. states.Tallies])
        {
            Interventions = [.. Interventions(states).Where(intervention => intervention.At <= asOf).OrderBy(intervention => intervention.At)],
            Partners = [.. states.Work.Select(PartnerOf)],
            Funnel = Funnel(states.Drives),
            WaitingRewards = [.. states.Drives.Where(drive => drive.Waiting.Count > 0).Select(WaitingOf)],
            Pools = [.. states.Pools.Select(PoolOf)],
            Imports = [.. states.Imports.Where(IsCounted).Select(ImportOf)],
            Findings = [.. states.Stories.SelectMany(story => story.Findings)],
        },
        language,
        asOf);

    private static bool IsCounted(MentionImportState import) => import.Status == MentionImportStatus.Imported;

    private static ImportFacts ImportOf(MentionImportState import) => new(import.FileName ?? import.Id, import.At, import.Read, import.Rejected);

    private CampaignFacts Facts(CampaignState campaign, IReadOnlyList<PartnerWork> work, IEnumerable<PoolFigures> rewards, Language language) => new(
        campaign.Name,
        campaign.Brand,
        campaign.Currency,
        campaign.Starts,
        campaign.Ends,
        DomainJson.Word(campaign.Status),
        campaign.Budget,
        new CrisisFacts(
            campaign.Crisis!.Title, campaign.Crisis.Onset, DomainJson.Word(campaign.Crisis.Cluster), campaign.Crisis.Severity, campaign.Crisis.Summary),
        Zone)
    {
        BudgetLines =
        [
            new(new Wording("达人合作", "KOL partners").In(language), BudgetKind.Partners, work.Sum(one => one.Collaboration.Fee)),
            new(new Wording("用户奖励（现金）", "User rewards (cash)").In(language), BudgetKind.Rewards, rewards.Where(pool => pool.IsMoney).Sum(pool => pool.Budget)),
        ],
        Objectives = [.. campaign.Objectives.Select(objective => new ObjectiveFacts(objective.Measure, objective.Target, objective.By))],
        Phases = [.. campaign.Phases.Select(phase => new PhaseFacts(DomainJson.Word(phase.Phase), phase.Starts, phase.Ends, GatePassed(campaign, phase.Phase)))],
    };

    /// <summary>A phase that the campaign has left passed its gate (or was overridden); of later ones nobody has said.</summary>
    private static bool? GatePassed(CampaignState campaign, Phase phase) => campaign.Phase switch
    {
        { } now when phase < now => true,
        { } now when phase == now => campaign.GateMet,
        _ => null,
    };

    private static PartnerFacts PartnerOf(PartnerWork work) => new(
        work.Partner.Name,
        work.Partner.Accounts.Count == 0 ? "" : work.Partner.Accounts[0].Channel,
        work.Partner.Accounts.Sum(account => account.Followers),
        work.Collaboration.FixedFee,
        work.Collaboration.FixedPaid,
        [.. work.Deliverables.Select(DeliverableOf)]);

    private static DeliverableFacts DeliverableOf(DeliverableState deliverable) => new(
        deliverable.Terms.Title,
        deliverable.Terms.Channel,
        DomainJson.Word(deliverable.Terms.Kind),
        DomainJson.Word(deliverable.Status),
        deliverable.Terms.Due,
        deliverable.PublishedAt,
        deliverable.Status is DeliverableStatus.Verified or DeliverableStatus.Settled,
        deliverable.LabelSeen,
        deliverable.Terms.Fee,
        deliverable.Paid,
        deliverable.LabelSeen is null
            ? null
            : new ContentMetrics(deliverable.Metrics.Views, deliverable.Metrics.Likes, deliverable.Metrics.Comments, deliverable.Metrics.Shares))
    {
        FirstDue = deliverable.FirstDue,
    };

    private static PoolFigures PoolOf(Domain.Pools.PoolState pool) => new(
        pool.Name, DomainJson.Word(pool.Kind), pool.Budget, pool.Reserved, pool.Issued, pool.Redeemed, pool.Voided, pool.Available);

    private static IEnumerable<InterventionFacts> Interventions(ReportStates states) =>
    [
        .. from one in states.Work
        from deliverable in one.Deliverables
        where deliverable.PublishedAt is not null
        select new InterventionFacts(deliverable.PublishedAt!.Value, "deliverable", deliverable.Terms.Title),
        .. from story in states.Stories where story.PublishedAt is not null select new InterventionFacts(story.PublishedAt!.Value, "story", story.Title),
        .. from drive in states.Drives select new InterventionFacts(drive.Drive.State.Opens, "drive", drive.Drive.State.Title),
    ];

    private static WaitingRewardFacts WaitingOf(DriveRow drive) => new(drive.Drive.State.Title, drive.Waiting.Count, drive.Waiting.Why?.Message);

    private static FunnelFacts? Funnel(IReadOnlyList<DriveRow> drives)
    {
        if (drives.Count == 0)
        {
            return null;
        }

        var screened = ByCode(drives.SelectMany(drive => drive.Refused));
        long Of(params string[] statuses) => drives.Sum(drive => statuses.Sum(status => drive.Counts.GetValueOrDefault(status)));
        return new FunnelFacts(
            drives.Sum(drive => drive.Counts.Values.Sum()) + screened.Sum(reason => reason.Count),
            screened,
            Of("submitted", "in-review", "changes-asked"),
            Of("approved"),
            ByCode(drives.SelectMany(drive => drive.Rejected)),
            Of("withdrawn"),
            drives.Sum(drive => drive.Featured));
    }

    private static ValueList<ReasonCount> ByCode(IEnumerable<KeyValuePair<string, long>> counts) =>
        [.. counts.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).Select(group => new ReasonCount(group.Key, group.Sum()))];
}
