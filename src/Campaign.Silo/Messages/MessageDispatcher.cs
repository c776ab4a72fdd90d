using Campaign.Domain.Decisions;
using Campaign.Domain.Pools;
using Campaign.Grains;
using Campaign.Silo.Metrics;
using Campaign.Storage.Messages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaign.Silo.Messages;

/// <summary>
/// Delivers messages between grains and deadlines: takes the rows whose time has come, asks the receiving grain, and forgets a row only when
/// the grain has acted. A refused message stays and is tried again, ever more seldom: a reward waits until its pool has funds. What this build cannot
/// read, nobody receives, or was tried in vain for seven days is set aside for an administrator.
/// </summary>
public sealed partial class MessageDispatcher(IMessages messages, Receivers receivers, TimeProvider clock, ILogger<MessageDispatcher> log) : BackgroundService
{
    private const int AtOnce = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Longer than a grain may take to answer; a node that dies leaves its messages to the others after so long.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // Ever more seldom for the first hour, then once an hour: the last try comes after seven days.
    private const int MostAttempts = 180;

    /// <summary>Delivers what is due now.</summary>
    /// <returns>How many rows were tried.</returns>
    public async Task<int> Deliver()
    {
        var due = await messages.Take(clock.GetUtcNow(), AtOnce, Lease);
        var delivered = await Task.WhenAll(due.Select(Deliver));
        string[] done = [.. due.Zip(delivered).Where(pair => pair.Second).Select(pair => pair.First.Key)];
        if (done.Length > 0)
        {
            await messages.Acknowledge(done);
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await Next(timer, stoppingToken))
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await Deliver() == AtOnce)
                {
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogRoundFailed(fault);
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Whether it was delivered.</returns>
    private async Task<bool> Deliver(DueMessage due)
    {
        using var span = SiloMeter.Spans.StartActivity("deliver");
        span?.SetTag("campaign.message", due.Message?.GetType().Name);
        if (due.Message is not { } message)
        {
            await SetAside(due, due.Attempts, AsideReasons.Unreadable);
        }
        else if (receivers.Of(due.Target) is not { } receiver)
        {
            await SetAside(due, due.Attempts, AsideReasons.NoReceiver(due.Target));
        }
        else if (await Try(due, message, receiver) is not { } failure)
        {
            return true;
        }
        else if (due.Attempts + 1 < MostAttempts || failure.IsTransient)
        {
            var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(due.Attempts, 12)));
            await messages.Postpone(due.Key, due.Attempts + 1, clock.GetUtcNow() + (wait < LongestWait ? wait : LongestWait));
        }
        else
        {
            await SetAside(due, due.Attempts + 1, failure.Why);
        }

        return false;
    }

    /// <returns>Why it was not done; null when it was.</returns>
    private async Task<Failure?> Try(DueMessage due, Message message, IReceiver receiver)
    {
        try
        {
            var outcome = await receiver.Receive(Caller.Campaign(due.Key), message);
            if (!outcome.Refused)
            {
                SiloMeter.Delivered("done");
                return null;
            }

            SiloMeter.Delivered("refused");
            LogRefused(due.Key, due.Target, outcome.Refusal.Code);
            return new(outcome.Refusal.Message, PoolRefusals.WaitsForFunds(outcome.Refusal));
        }
        catch (Exception fault)
        {
            SiloMeter.Delivered("failed");
            LogFailed(fault, due.Key, due.Target);
            return new(AsideReasons.Failed(fault), false);
        }
    }

    private async Task SetAside(DueMessage due, int attempts, Wording reason)
    {
        await messages.SetAside(due.Key, attempts, reason, clock.GetUtcNow());
        SiloMeter.Delivered("aside");
        LogAside(due.Key, due.Target, reason);
    }

    [LoggerMessage(LogLevel.Error, "A round of deliveries failed; the messages stay and are tried again")]
    private partial void LogRoundFailed(Exception fault);

    [LoggerMessage(LogLevel.Error, "Message {Key} to {Target} was set aside: {Reason} It stays until an administrator has it tried again or drops it")]
    private partial void LogAside(string key, string target, Wording reason);

    [LoggerMessage(LogLevel.Warning, "Message {Key} to {Target} was refused ({Code})")]
    private partial void LogRefused(string key, string target, string code);

    [LoggerMessage(LogLevel.Error, "Message {Key} to {Target} failed")]
    private partial void LogFailed(Exception fault, string key, string target);

    /// <param name="IsTransient">Whether it may be done once somebody has done their part, however late.</param>
    private sealed record Failure(Wording Why, bool IsTransient);
}
