using Campaign.Domain.Access;
using Campaign.Domain.Messages;

namespace Campaign.Domain.Tests.Messages;

public sealed class MessageRulesTests
{
    private static readonly Specification<AccessState, AccessFact> Access = new(AccessState.Initial, AccessState.Evolve);
    private static readonly AsideMessage Aside = new("expire/g1", "pool/tea", "grant.expire", Specification<AccessState, AccessFact>.Noon, 180, new("失败。", "It failed."));

    [Fact]
    public void A_message_set_aside_is_retried_or_dropped_with_a_reason()
    {
        Access.Given().When(_ => MessageRules.Retry(Aside)).Then(new MessageRetried("expire/g1", "pool/tea", "grant.expire"));
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", " 已线下处理 "))).Then(new MessageDropped("expire/g1", "pool/tea", "grant.expire", "已线下处理"));
    }

    [Fact]
    public void Refuses_to_retry_or_drop_a_message_that_is_not_set_aside()
    {
        Access.Given().When(_ => MessageRules.Retry(null)).ThenRefused("message-unknown");
        Access.Given().When(_ => MessageRules.Drop(null, new("expire/g1", "x"))).ThenRefused("message-unknown");
    }

    [Theory]
    [InlineData(null, "text-missing")]
    [InlineData(" ", "text-missing")]
    public void Refuses_to_drop_a_message_without_a_reason(string? reason, string code) =>
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", reason))).ThenRefused(code);

    [Fact]
    public void A_reason_has_a_maximum_length() =>
        Access.Given().When(_ => MessageRules.Drop(Aside, new("expire/g1", new string('长', 1001)))).ThenRefused("text-too-long");
}
