namespace Campaign.Bench.Peer;

/// <summary>Where the peer keeps things: one transaction a call.</summary>
internal interface IPeerDatabase
{
    Task Add(SubmissionEntry submission);

    /// <returns>False when the pool has not so much left.</returns>
    Task<bool> Add(GrantEntry grant);
}

internal sealed record SubmissionEntry(
    string Id, string Drive, string Campaign, string Subject, string Channel, string Handle, string Text, long Submitted, long Author, byte[] Fingerprint);

internal sealed record GrantEntry(string Id, string Pool, string Participant, string Cause, long Amount, long At);
