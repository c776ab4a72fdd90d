using Campaign.Grains;
using Campaign.Silo.Hosting;
using Campaign.Silo.Messages;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Messages;

/// <summary>Messages are addressed by a grain's key, whose first part is the grain's type and its noun.</summary>
public sealed class ReceiverTests
{
    [Fact]
    public async Task Every_grain_that_receives_messages_is_named_after_its_noun()
    {
        await using var services = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), "not made").BuildServiceProvider();
        var (receivers, nouns) = (services.GetRequiredService<Receivers>().Nouns, services.GetServices<IView>().Select(view => view.Noun));
        Assert.Contains("pool", receivers);
        Assert.True(
            receivers.All(nouns.Contains),
            $"No view has the noun {string.Join(", ", receivers.Except(nouns))}: messages to such grains would not be delivered. Name the class {{Noun}}Grain, or give it [GrainType(\"noun\")].");
    }

    [Fact]
    public async Task Grains_that_receive_no_messages_have_no_receiver()
    {
        await using var services = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), "not made").BuildServiceProvider();
        var receivers = services.GetRequiredService<Receivers>();
        Assert.Null(receivers.Of("nobody/tea"));
        Assert.Null(receivers.Of("campaign/spring"));
        Assert.Null(receivers.Of("pool-like"));
    }
}
