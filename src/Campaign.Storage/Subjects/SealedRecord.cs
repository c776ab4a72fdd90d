namespace Campaign.Storage.Subjects;

/// <summary>
/// A personal record as it will be stored: encrypted before the writer's turn, under a new key that becomes the person's if they have none yet.
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

    /// <summary>The key that the person gets if they have none.</summary>
    public byte[] Key { get; }

    /// <summary>The data encrypted under the person's own key.</summary>
    public byte[] Under(byte[] key) => ReferenceEquals(key, Key) ? _data : SubjectCipher.Encrypt(key, _record.Reference, _record.Json);
}
