namespace Campaign.Storage.States;

/// <summary>What both databases are asked about states; the statements of the grains' storage stand in the migrations.</summary>
internal static class StateSql
{
    /// <summary>Parameters: kind, unix milliseconds.</summary>
    public const string ForgetOld = "DELETE FROM states WHERE kind = $1 AND written < $2";

    /// <summary>Parameters: kind, the first key and the first behind the last one.</summary>
    public const string ForgetRange = "DELETE FROM states WHERE kind = $1 AND key >= $2 AND key < $3";

    /// <summary>Parameters: kind, a pattern.</summary>
    public const string ForgetLike = "DELETE FROM states WHERE kind = $1 AND key LIKE $2";

    /// <summary>The first text behind all those that begin like this.</summary>
    /// <param name="beginning">Ends with a character that has a next one, such as <c>/</c>.</param>
    public static string Behind(string beginning) => $"{beginning[..^1]}{(char)(beginning[^1] + 1)}";
}
