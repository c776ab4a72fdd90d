namespace Campaign.Storage.Subjects;

/// <summary>
/// A person's record as it will lie in the database: encrypted before the writer's turn under a key that becomes theirs if they have none yet.
/// </summary>
internal sealed class SealedRecord
{
    private readonly PersonalRecord _record;
    private readonly byte[] _data;

    public SealedRecord(PersonalRecord record)
    {
        (_record, Key) = (record, SubjectCipher.NewKey());
        _data = SubjectCipher.Encrypt(Key, record.Reference, record.Json);
    }

    public string Subject => _record.Subject;

    public string Reference => _record.Reference;

    /// <summary>The key that a person who has none gets.</summary>
    public byte[] Key { get; }

    /// <summary>The data under the person's own key.</summary>
    public byte[] Under(byte[] key) => ReferenceEquals(key, Key) ? _data : SubjectCipher.Encrypt(key, _record.Reference, _record.Json);
}
