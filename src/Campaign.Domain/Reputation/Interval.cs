namespace Campaign.Domain.Reputation;

/// <summary>A range in which the true value is expected to lie, at 95 % confidence.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    public const double Z = 1.959963984540054;

    public bool Holds(double value) => Low <= value && value <= High;

    /// <summary>
    /// Wilson's score interval of a share: stays inside 0–1 and is honest for few mentions, where the textbook interval is not.
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    /// </summary>
    /// <returns>Null when there are no mentions.</returns>
    public static Interval? Wilson(long hits, long all)
    {
        if (all <= 0)
        {
            return null;
        }

        double n = all, share = hits / n, square = Z * Z;
        var centre = (share + square / (2 * n)) / (1 + square / n);
        var half = Z / (1 + square / n) * Math.Sqrt(share * (1 - share) / n + square / (4 * n * n));
        // The share itself is always inside; rounding must not push it out at 0 and 1.
        return new(Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }

    /// <summary>
    /// The 97.5 % point of Student's t: the expansion in 1/ν of Abramowitz and Stegun, 26.7.5; within 0.5 % of the tables from 3 degrees of freedom on.
    /// </summary>
    public static double StudentT(int degrees)
    {
        double z = Z, v = degrees;
        return z
            + (Math.Pow(z, 3) + z) / (4 * v)
            + (5 * Math.Pow(z, 5) + 16 * Math.Pow(z, 3) + 3 * z) / (96 * v * v)
            + (3 * Math.Pow(z, 7) + 19 * Math.Pow(z, 5) + 17 * Math.Pow(z, 3) - 15 * z) / (384 * v * v * v)
            + (79 * Math.Pow(z, 9) + 776 * Math.Pow(z, 7) + 1482 * Math.Pow(z, 5) - 1920 * Math.Pow(z, 3) - 945 * z) / (92160 * Math.Pow(v, 4));
    }
}
