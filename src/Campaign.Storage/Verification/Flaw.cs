using Campaign.Domain.Decisions;

namespace Campaign.Storage.Verification;

/// <summary>Something in a database that is wrong.</summary>
/// <param name="Check">The check that found it: journal, ledgers, snapshots, views, mentions, people, messages, states.</param>
/// <param name="Where">A stream and version, a table's row, or a key. Never what people wrote.</param>
public sealed record Flaw(string Check, string Where, Wording What);
