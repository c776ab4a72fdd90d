namespace Campaign.Documents.Stories;

/// <summary>How much a template may use: generous for a long article, far below what could hurt a server.</summary>
internal static class StoryLimits
{
    public const int TemplateBytes = 256 * 1024;

    /// <summary>Tokens in a template: names, operators, numbers and pieces of text.</summary>
    public const int TemplateTokens = 50_000;

    /// <summary>Nesting as the engine counts it: one per block, three per call. A hundred of each fit, with what surrounds them.</summary>
    public const int Depth = 350;

    public const int DataBytes = 512 * 1024;
    public const int DataDepth = 8;

    /// <summary>Size of the body, and of every intermediate text.</summary>
    public const int OutputBytes = 1024 * 1024;

    /// <summary>Steps of one loop including nested ones, and the most entries in an intermediate list.</summary>
    public const int LoopSteps = 10_000;

    /// <summary>Values evaluated in one rendering, long ones counted by their length. About 0.2 s.</summary>
    public const int Work = 300_000;

    /// <summary>Bytes allocated by one rendering, whether still in use or not.</summary>
    public const int MemoryBytes = 24 * 1024 * 1024;

    /// <summary>Length of a number or date pattern, and of a text parsed as a date.</summary>
    public const int PatternCharacters = 200;

    /// <summary>The last resort if the limits on work and memory do not catch it; on a busy machine a template may get little done in a second.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>No function that takes a regular expression is offered; if one were, it would be stopped after this.</summary>
    public static readonly TimeSpan RegularExpression = TimeSpan.FromMilliseconds(250);
}
