using System.Runtime.CompilerServices;

namespace Campaign.Journeys.Tests.Submissions;

/// <summary>A journey over reviews that nobody on this project wrote; shown as skipped where they are not beside the project.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealReviewsFactAttribute : FactAttribute
{
    public RealReviewsFactAttribute()
    {
        if (File is null)
        {
            Skip = "../shared/data/hotel-reviews.zh.csv is not here.";
        }
    }

    public static string? File { get; } = Find();

    private static string? Find([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "hotel-reviews.zh.csv");
            if (System.IO.File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
