using Campaign.Domain.Decisions;
using Campaign.Domain.Reputation;

namespace Campaign.Documents.Reports;

/// <summary>The sources as known on the report's day, measured once, for all chapters.</summary>
internal sealed record Evidence(
    ReportSources Sources, Display Display, DateOnly Today, ReputationQuestion Question, SentimentCurve Curve, ReputationReading Reading, Costs Costs)
{
    /// <summary>The moment that every figure is as of, in the campaign's zone.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was done, in time order, each with what the curve says about it.</summary>
    public required ValueList<(InterventionFacts Facts, InterventionEffect Effect)> Interventions { get; init; }

    public IEnumerable<DeliverableFacts> Deliverables => Sources.Partners.SelectMany(partner => partner.Deliverables);

    public int LateDays(DeliverableFacts deliverable) => deliverable.LateDays(Today, Display.DayOf);

    public int DaysAfterFirst(DeliverableFacts deliverable) => deliverable.DaysAfterFirst(Today, Display.DayOf);

    public static Evidence Weigh(ReportSources sources, Language language, DateTimeOffset asOf)
    {
        var campaign = sources.Campaign;
        var question = new ReputationQuestion(campaign.Crisis.Onset, campaign.Zone);
        Tally[] known = [.. sources.Tallies.Where(tally => tally.At <= asOf)];
        var curve = SentimentCurve.ByDay(known, question);
        return new(
            sources,
            new(language, campaign.Currency, question.DayOf),
            question.DayOf(asOf),
            question,
            curve,
            ReputationReading.Of(known, question),
            Costs.Of(sources))
        {
            AsOf = TimeZoneInfo.ConvertTime(asOf, campaign.Zone),
            Interventions =
            [
                .. from done in sources.Interventions
                   where done.At <= asOf
                   orderby done.At
                   select (done, InterventionEffect.Of(curve, question.DayOf(done.At), question)),
            ],
        };
    }
}

/// <summary>What was planned and what is known to be spent.</summary>
/// <param name="Lines">Each line with its actual spending; absent where nobody knows.</param>
/// <param name="Known">Their sum; absent when nobody knows anything, which is not zero.</param>
internal sealed record Costs(ValueList<(BudgetLine Line, decimal? Actual)> Lines, decimal Planned, decimal? Known, int UnknownLines)
{
    public bool Complete => Known is not null && UnknownLines == 0;

    public static Costs Of(ReportSources sources)
    {
        var partners = sources.Partners.Sum(partner => partner.FixedPaid + partner.Deliverables.Sum(deliverable => deliverable.Paid));
        var rewards = sources.Pools.Where(pool => pool.IsMoney).Sum(pool => pool.Issued + pool.Redeemed);
        ValueList<(BudgetLine Line, decimal? Actual)> lines =
        [
            .. from line in WithMissing(sources.Campaign.BudgetLines, partners, rewards)
               select (line, line.Spent ?? Derived(line, sources.Campaign.BudgetLines, partners, rewards)),
        ];
        return new(lines, sources.Campaign.Budget, lines.Any(line => line.Actual is not null) ? lines.Sum(line => line.Actual ?? 0) : null, lines.Count(line => line.Actual is null));
    }

    /// <summary>Spending that no line was planned for is shown as a line without a plan.</summary>
    private static IEnumerable<BudgetLine> WithMissing(ValueList<BudgetLine> lines, decimal partners, decimal rewards)
    {
        var kinds = lines.Select(line => line.Kind).ToHashSet();
        var unplanned = new List<BudgetLine>();
        if (partners > 0 && !kinds.Contains(BudgetKind.Partners))
        {
            unplanned.Add(new("", BudgetKind.Partners, 0, partners));
        }

        if (rewards > 0 && !kinds.Contains(BudgetKind.Rewards))
        {
            unplanned.Add(new("", BudgetKind.Rewards, 0, rewards));
        }

        return lines.Concat(unplanned);
    }

    /// <summary>Two lines of one kind cannot share a derived sum: then neither is known.</summary>
    private static decimal? Derived(BudgetLine line, ValueList<BudgetLine> lines, decimal partners, decimal rewards) =>
        lines.Count(other => other.Kind == line.Kind) > 1 ? null
        : line.Kind == BudgetKind.Partners ? partners
        : line.Kind == BudgetKind.Rewards ? rewards
        : null;
}
