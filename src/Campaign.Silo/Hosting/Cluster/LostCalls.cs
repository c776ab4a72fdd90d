using Campaign.Grains;
using Campaign.Storage.Journal;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Campaign.Silo.Hosting.Cluster;

/// <summary>
/// A call that no grain took, because its silo is about to leave, is sent again. One whose answer got lost with a silo may or may not have been carried out: it
/// is sent again when that does no harm, or else its caller learns that in the words that are used when the database is lost in the middle of a commit.
/// </summary>
internal sealed class LostCalls(Nouns nouns) : IOutgoingGrainCallFilter
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.InterfaceMethod.DeclaringType is { } declaring && nouns.Have(declaring) ? Send(context) : context.Invoke();

    private static async Task Send(IOutgoingGrainCallContext context)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansMessageRejectionException refused) when (tried < Tries && (refused is not SiloUnavailableException || IsRepeatable(context)))
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
            catch (Exception lost) when (lost is OrleansMessageRejectionException or ConnectionFailedException or TimeoutException)
            {
                throw new OutcomeUnknownException("The node that held the grain was lost before it answered.", lost);
            }
        }
    }

    private static bool IsRepeatable(IOutgoingGrainCallContext context) => context.InterfaceMethod.IsDefined(typeof(RepeatableAttribute), inherit: false);
}
