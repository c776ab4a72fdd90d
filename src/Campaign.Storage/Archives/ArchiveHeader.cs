using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.Archives;

/// <summary>First line of an archive.</summary>
/// <param name="Archive">Always <c>campaign</c>.</param>
/// <param name="Format">Rises when an older reader would misunderstand the rows.</param>
/// <param name="Product">Version of the Campaign that wrote it.</param>
/// <param name="Created">The moment that it shows.</param>
/// <param name="Database">Where it comes from, such as <c>SQLite</c>.</param>
public sealed record ArchiveHeader(string Archive, int Format, string Product, DateTimeOffset Created, string Database)
{
    /// <summary>The format of archives from before people signed in.</summary>
    public const int BeforeSignIn = 1;

    /// <summary>The format of archives in which a second factor had no recovery codes.</summary>
    public const int BeforeRecoveryCodes = 2;

    /// <summary>The format of archives from before there were states.</summary>
    public const int BeforeStates = 3;

    /// <summary>The format of archives from before messages were set aside.</summary>
    public const int BeforeAside = 4;

    /// <summary>The format of archives from before facts named their campaign and tallies said when they became known.</summary>
    public const int BeforeCampaigns = 5;

    private const string Mark = "campaign";
    private const int Current = 6;

    public static ArchiveHeader Of(DateTimeOffset created, string database) =>
        new(Mark, Current, typeof(ArchiveHeader).Assembly.GetName().Version!.ToString(3), created, database);

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, DomainJson.Options);

    /// <exception cref="ArchiveRefusedException">It is no archive, or a newer Campaign wrote it.</exception>
    internal static ArchiveHeader Read(ReadOnlySpan<byte> line)
    {
        if (Parse(line) is not { Archive: Mark } header)
        {
            throw ArchiveRefusals.NoArchive;
        }

        return header.Format is >= BeforeSignIn and <= Current ? header : throw ArchiveRefusals.OtherFormat(header);
    }

    private static ArchiveHeader? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveHeader>(line, DomainJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
