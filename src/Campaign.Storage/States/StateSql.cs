namespace Campaign.Storage.States;

/// <summary>SQL on states for both databases; the statements of the grains' storage are in the migrations.</summary>
internal static class StateSql
{
    /// <summary>Parameters: kind, unix milliseconds.</summary>
    public const string ForgetOld = "DELETE FROM states WHERE kind = $1 AND written < $2";

    /// <summary>Parameters: kind, the first key, and the first key after the range.</summary>
    public const string ForgetRange = "DELETE FROM states WHERE kind = $1 AND key >= $2 AND key < $3";

    /// <summary>Parameters: kind, a LIKE pattern.</summary>
    public const string ForgetLike = "DELETE FROM states WHERE kind = $1 AND key LIKE $2";

    /// <summary>The first text that sorts after all texts with this prefix.</summary>
    /// <param name="beginning">Must end with a character that has a successor, such as <c>/</c>.</param>
    public static string Behind(string beginning) => $"{beginning[..^1]}{(char)(beginning[^1] + 1)}";
}
