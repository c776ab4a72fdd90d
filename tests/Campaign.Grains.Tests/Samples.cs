using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Domain.Partners;

namespace Campaign.Grains.Tests;

internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Caller Li { get; } = new("li", "request-1");

    public static CreateCampaign AnyCampaign(string id) => new(
        id, "清茗口碑修复", "清茗", "CNY", new(2026, 3, 1), new(2026, 6, 8), 500_000, new("门店使用过期原料", Noon, CrisisCluster.Preventable, 4, "两家门店被拍到。"));

    public static RegisterPartner AnyPartner(string id, string? subject = null) => new(id, $"达人 {id}", [new("weibo", $"@{id}", 5_000)], ["茶饮"], [], subject);
}
