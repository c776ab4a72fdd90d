using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Storage.Archives;

/// <summary>The first line of an archive.</summary>
/// <param name="Archive">Always <c>campaign</c>.</param>
/// <param name="Format">Incremented when an older reader would misunderstand the rows.</param>
/// <param name="Product">The Campaign version that wrote it.</param>
/// <param name="Created">The moment of which it is a copy.</param>
/// <param name="Database">The database it came from, such as <c>SQLite</c>.</param>
public sealed record ArchiveHeader(string Archive, int Format, string Product, DateTimeOffset Created, string Database)
{
    /// <summary>The last format without sign-in.</summary>
    public const int BeforeSignIn = 1;

    /// <summary>The last format in which two-step verification had no recovery codes.</summary>
    public const int BeforeRecoveryCodes = 2;

    /// <summary>The last format without states.</summary>
    public const int BeforeStates = 3;

    /// <summary>The last format without messages that were set aside.</summary>
    public const int BeforeAside = 4;

    /// <summary>The last format in which facts had no campaign and tallies no time when they became known.</summary>
    public const int BeforeCampaigns = 5;

    private const string Mark = "campaign";
    private const int Current = 6;

    public static ArchiveHeader Of(DateTimeOffset created, string database) =>
        new(Mark, Current, typeof(ArchiveHeader).Assembly.GetName().Version!.ToString(3), created, database);

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, DomainJson.Options);

    /// <exception cref="ArchiveRefusedException">The file is not an archive, or was written by a newer version of Campaign.</exception>
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
