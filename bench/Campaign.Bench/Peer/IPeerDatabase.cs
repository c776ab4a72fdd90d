namespace Campaign.Bench.Peer;

/// <summary>The peer's storage: one transaction per call.</summary>
internal interface IPeerDatabase
{
    Task Add(SubmissionEntry submission);

    /// <returns>False when the pool does not have enough left.</returns>
    Task<bool> Add(GrantEntry grant);
}

internal sealed record SubmissionEntry(
    string Id, string Drive, string Campaign, string Subject, string Channel, string Handle, string Text, long Submitted, long Author, byte[] Fingerprint);

internal sealed record GrantEntry(string Id, string Pool, string Participant, string Cause, long Amount, long At);
