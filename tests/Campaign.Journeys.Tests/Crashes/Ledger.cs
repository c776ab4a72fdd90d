using System.Collections.Concurrent;

namespace Campaign.Journeys.Tests.Crashes;

/// <summary>What the client was told, and what it asked for without learning the answer. It outlives every crash of the server.</summary>
internal sealed class Ledger
{
    /// <summary>Grants by participant and cause.</summary>
    public ConcurrentDictionary<(string Participant, string Cause), string> Grants { get; } = new();

    /// <summary>Submissions by their Idempotency-Key.</summary>
    public ConcurrentDictionary<string, string> Submissions { get; } = new();

    /// <summary>Deliverables by their Idempotency-Key.</summary>
    public ConcurrentDictionary<string, string> Deliverables { get; } = new();

    /// <summary>The latest draft version acknowledged of a deliverable.</summary>
    public ConcurrentDictionary<string, int> Drafts { get; } = new();

    /// <summary>Where steps have led grants and submissions, by their paths.</summary>
    public ConcurrentDictionary<string, string> Steps { get; } = new();

    public ConcurrentDictionary<string, bool> Partners { get; } = new();

    /// <summary>Requests in the air: sent, not answered. Sent again after the restart.</summary>
    public ConcurrentDictionary<string, Func<Client, Task>> Open { get; } = new();

    public List<ImportOrder> Imports { get; } = [];

    public int Acknowledged => Grants.Count + Submissions.Count + Deliverables.Count + Drafts.Values.Sum() + Partners.Count + Imports.Count;
}

/// <summary>An acknowledged import and what it must come to.</summary>
internal sealed record ImportOrder(string Job, int Read, int Accepted, int Rejected);
