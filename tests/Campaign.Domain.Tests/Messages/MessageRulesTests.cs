using Campaign.Domain.Access;
using Campaign.Domain.Messages;

namespace Campaign.Domain.Tests.Messages;

public sealed class MessageRulesTests
{
    private static readonly Specification<AccessState, AccessFact> Access = new(AccessState.Initial, AccessState.Evolve);
    private static readonly AsideMessage Aside = new("expire/g1", "pool/tea", "grant.expire", Specification<AccessState, AccessFact>.Noon, 180, new("失败。", "It failed."));

    [Fact]
    public void One_that_was_set_aside_is_tried_again_or_dropped_with_a_reason()
    {
        Access.Given().When(_ => MessageRules.Retry(Aside)).Then(new MessageRetried("expire/g1", "pool/tea", "grant.expire"));
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", " 已线下处理 "))).Then(new MessageDropped("expire/g1", "pool/tea", "grant.expire", "已线下处理"));
    }

    [Fact]
    public void One_that_was_not_is_nobodys_to_touch()
    {
        Access.Given().When(_ => MessageRules.Retry(null)).ThenRefused("message-unknown");
        Access.Given().When(_ => MessageRules.Drop(null, new("expire/g1", "x"))).ThenRefused("message-unknown");
    }

    [Theory]
    [InlineData(null, "text-missing")]
    [InlineData(" ", "text-missing")]
    public void Nothing_is_dropped_without_a_reason(string? reason, string code) =>
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", reason))).ThenRefused(code);

    [Fact]
    public void A_reason_has_its_limit() =>
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", new string('长', 1001)))).ThenRefused("text-too-long");
}
