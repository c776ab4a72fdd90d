using System.Collections.Concurrent;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>What the server acknowledged, and the requests that got no response. It outlives every crash of the server.</summary>
internal sealed class Ledger
{
    /// <summary>Grants by participant and cause.</summary>
    public ConcurrentDictionary<(string Participant, string Cause), string> Grants { get; } = new();

    /// <summary>Submissions by their Idempotency-Key.</summary>
    public ConcurrentDictionary<string, string> Submissions { get; } = new();

    /// <summary>Deliverables by their Idempotency-Key.</summary>
    public ConcurrentDictionary<string, string> Deliverables { get; } = new();

    /// <summary>The latest acknowledged draft version by deliverable.</summary>
    public ConcurrentDictionary<string, int> Drafts { get; } = new();

    /// <summary>The expected status of grants and submissions, by path.</summary>
    public ConcurrentDictionary<string, string> Steps { get; } = new();

    public ConcurrentDictionary<string, bool> Partners { get; } = new();

    /// <summary>Requests in flight: sent, not answered. They are retried after the restart.</summary>
    public ConcurrentDictionary<string, Func<Client, Task>> Open { get; } = new();

    public List<ImportOrder> Imports { get; } = [];

    public int Acknowledged => Grants.Count + Submissions.Count + Deliverables.Count + Drafts.Values.Sum() + Partners.Count + Imports.Count;
}

/// <summary>An acknowledged import and its expected result.</summary>
internal sealed record ImportOrder(string Job, int Read, int Accepted, int Rejected);
