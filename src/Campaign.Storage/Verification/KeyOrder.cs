using Campaign.Storage.Rows;

namespace Campaign.Storage.Verification;

/// <summary>Rows of two databases in key order, which is UTF-8 byte order in both.</summary>
internal static class KeyOrder
{
    /// <summary>Pairs rows with the same key; a row without a counterpart is returned alone.</summary>
    public static IEnumerable<(object?[]? One, object?[]? Other)> Pair(Table table, IEnumerable<object?[]> ones, IEnumerable<object?[]> others)
    {
        using var one = ones.GetEnumerator();
        using var other = others.GetEnumerator();
        var (hasOne, hasOther) = (one.MoveNext(), other.MoveNext());
        while (hasOne || hasOther)
        {
            var order = !hasOne ? 1 : !hasOther ? -1 : Compare(table, one.Current, other.Current);
            yield return (order <= 0 ? one.Current : null, order >= 0 ? other.Current : null);
            hasOne = order <= 0 ? one.MoveNext() : hasOne;
            hasOther = order >= 0 ? other.MoveNext() : hasOther;
        }
    }

    public static string Say(Table table, object?[] row) => string.Join('/', row.Take(table.KeyCount));

    private static int Compare(Table table, object?[] one, object?[] other)
    {
        for (var column = 0; column < table.KeyCount; column++)
        {
            if (Compare((string)one[column]!, (string)other[column]!) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Compare(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        return same == one.Length || same == other.Length ? one.Length - other.Length : Weight(one[same]) - Weight(other[same]);
    }

    /// <summary>In UTF-8, surrogate pairs sort after all other characters.</summary>
    private static int Weight(char letter) => char.IsSurrogate(letter) ? letter + 0x10000 : letter;
}
