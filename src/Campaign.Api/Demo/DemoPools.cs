namespace Campaign.Api.Demo;

/// <summary>Two reward pools: coupons for approved visits; cash for suggestions and, granted by hand, for affected customers.</summary>
internal static class DemoPools
{
    public const string Coupons = "qinghe-coupons";
    public const string Cash = "qinghe-cash";

    /// <summary>Customers who are paid back, by hand.</summary>
    public const int Affected = 18;

    private const decimal Compensation = 300;

    public static void Plan(DemoTimeline timeline, DemoTeam team, DemoDates dates)
    {
        timeline.Add(dates.At(7, 10), () => team.Manager.Post(
            $"campaigns/{DemoCampaign.Id}/pools", new { id = Coupons, name = "茶饮券（任意一杯）", kind = "coupon", units = 400, grantDays = 90 }, $"pool {Coupons}"));
        timeline.Add(dates.At(7, 10), () => team.Manager.Post(
            $"campaigns/{DemoCampaign.Id}/pools", new { id = Cash, name = "补偿与建议红包", kind = "cash", budget = 20_000 }, $"pool {Cash}"));
        for (var number = 1; number <= Affected; number++)
        {
            var body = new { participant = $"文一路店顾客 {number:00}", cause = $"compensation-{number:00}", amount = Compensation };
            timeline.Add(dates.At(8, 9), () => team.Manager.Post($"pools/{Cash}/grants", body));
        }

        timeline.Add(dates.At(9, 10), () => Go(team.Manager, Cash, "reserved", "issue", place => place is < Affected and not (5 or 11)));
        timeline.Add(dates.At(12, 15), () => Go(team.Manager, Cash, "issued", "redeem", place => place is < Affected and not (3 or 8 or 14)));
        timeline.Add(dates.At(13, 9), () => Go(team.Manager, Cash, "reserved", "void", place => place == 5, "与 04 号为同一订单，重复登记"));
        timeline.Add(dates.At(29, 20), () => AwaitRewards(team.Manager, 28));
        timeline.Add(dates.At(29, 21), () => Go(team.Manager, Coupons, "reserved", "issue", place => place % 8 != 7));
        timeline.Add(dates.At(29, 21), () => Go(team.Manager, Cash, "reserved", "issue", place => place % 2 == 0));
        timeline.Add(dates.At(30, 20), () => Go(team.Manager, Coupons, "issued", "redeem", place => place % 5 < 3));
        timeline.Add(dates.At(31, 9), () => Go(team.Manager, Coupons, "issued", "void", place => place % 40 == 38, "账号被他人冒用，券作废后补发"));
        timeline.Add(dates.At(31, 12), () => Go(team.Manager, Cash, "issued", "redeem", place => place % 4 == 0));
        timeline.Add(dates.At(DemoDates.Today - 1, 23, 45), () => AwaitRewards(team.Manager, DemoDates.Today));
    }

    /// <summary>Waits for the grants that approvals asked for; they arrive through the outbox, in real time.</summary>
    /// <param name="day">The day of the latest submissions whose rewards must exist.</param>
    private static async Task AwaitRewards(DemoHttp http, int day)
    {
        var (coupons, gifts) = (DemoSubmissions.Approved(DemoSubmissions.Visits, day), DemoSubmissions.Approved(DemoSubmissions.Suggestions, day));
        await http.Until("every approved submission has its reward", async () =>
            (await http.List($"pools/{Coupons}/grants")).Count >= coupons && (await http.List($"pools/{Cash}/grants")).Count >= Affected + gifts);
    }

    /// <summary>Takes one step for those of a pool's grants that have this status and are chosen by index, which never changes.</summary>
    private static async Task Go(DemoHttp http, string pool, string status, string verb, Func<int, bool> chosen, string? reason = null)
    {
        var grants = (await http.List($"pools/{pool}/grants")).OrderBy(grant => (string?)grant["cause"], StringComparer.Ordinal).Index()
            .Where(grant => chosen(grant.Index) && (string?)grant.Item["status"] == status);
        await Parallel.ForEachAsync(grants, async (grant, _) => await http.Post($"pools/{pool}/grants/{(string?)grant.Item["id"]}/{verb}", new { reason }));
    }
}
