namespace Campaign.Documents.Stories;

/// <summary>How much a template may use. Generous for a long article, far below what could hurt a server.</summary>
internal static class StoryLimits
{
    public const int TemplateBytes = 256 * 1024;
    public const int DataBytes = 512 * 1024;
    public const int OutputBytes = 1024 * 1024;
    public const int LoopSteps = 10_000;
    public const int DataDepth = 8;
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
}
