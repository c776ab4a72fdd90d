namespace Campaign.Domain.Reputation;

/// <summary>
/// Ordinary least squares for a handful of regressors, with the covariance of W. K. Newey and K. D. West, "A simple, positive semi-definite,
/// heteroskedasticity and autocorrelation consistent covariance matrix", Econometrica 55 (1987).
/// </summary>
internal sealed record Regression(double[] Coefficients, double[] Errors, int Degrees)
{
    /// <summary>Fits y on the rows of x. Null when there are too few points or the regressors are collinear.</summary>
    /// <param name="day">Each point's day: neighbours are points few days apart, whatever gaps lie between.</param>
    public static Regression? Fit(double[][] x, double[] y, int[] day)
    {
        int n = y.Length, k = x.Length == 0 ? 0 : x[0].Length;
        if (n <= k || Inverse(Sum(k, (i, j) => x.Sum(row => row[i] * row[j]))) is not { } inverse)
        {
            return null;
        }

        var moments = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, n).Sum(t => x[t][i] * y[t])).ToArray();
        var beta = Enumerable.Range(0, k).Select(i => Dot(inverse[i], moments)).ToArray();
        var residual = Enumerable.Range(0, n).Select(t => y[t] - Dot(x[t], beta)).ToArray();
        var meat = Meat(x, residual, day);
        var covariance = Multiply(Multiply(inverse, meat), inverse);
        var errors = Enumerable.Range(0, k).Select(i => Math.Sqrt(Math.Max(0, covariance[i][i] * n / (n - k)))).ToArray();
        return new(beta, errors, n - k);
    }

    public Interval IntervalOf(int coefficient)
    {
        var half = Interval.StudentT(Degrees) * Errors[coefficient];
        return new(Coefficients[coefficient] - half, Coefficients[coefficient] + half);
    }

    /// <summary>Bartlett weights up to the lag 4(n/100)^(2/9), the usual rule of thumb; lags are counted in days.</summary>
    private static double[][] Meat(double[][] x, double[] residual, int[] day)
    {
        var lag = (int)Math.Floor(4 * Math.Pow(residual.Length / 100.0, 2.0 / 9));
        return Sum(x[0].Length, (i, j) =>
        {
            double sum = 0;
            for (var s = 0; s < residual.Length; s++)
            {
                for (var t = s; t < residual.Length && day[t] - day[s] <= lag; t++)
                {
                    var weight = (1 - (day[t] - day[s]) / (lag + 1.0)) * residual[s] * residual[t];
                    sum += weight * (s == t ? x[s][i] * x[s][j] : x[s][i] * x[t][j] + x[t][i] * x[s][j]);
                }
            }

            return sum;
        });
    }

    /// <summary>Gauss–Jordan elimination with partial pivoting; null for a singular matrix.</summary>
    private static double[][]? Inverse(double[][] matrix)
    {
        var k = matrix.Length;
        var work = matrix.Select((row, i) => row.Concat(Enumerable.Range(0, k).Select(j => i == j ? 1.0 : 0)).ToArray()).ToArray();
        for (var column = 0; column < k; column++)
        {
            var pivot = Enumerable.Range(column, k - column).MaxBy(row => Math.Abs(work[row][column]));
            if (Math.Abs(work[pivot][column]) < 1e-10)
            {
                return null;
            }

            (work[column], work[pivot]) = (work[pivot], work[column]);
            work[column] = [.. work[column].Select(value => value / work[column][column])];
            foreach (var row in Enumerable.Range(0, k).Where(row => row != column))
            {
                var factor = work[row][column];
                work[row] = [.. work[row].Select((value, j) => value - factor * work[column][j])];
            }
        }

        return [.. work.Select(row => row[k..])];
    }

    private static double[][] Multiply(double[][] a, double[][] b) =>
        Sum(a.Length, (i, j) => Enumerable.Range(0, b.Length).Sum(m => a[i][m] * b[m][j]));

    private static double[][] Sum(int k, Func<int, int, double> cell) =>
        [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Select(j => cell(i, j)).ToArray())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (left, right) => left * right).Sum();
}
