namespace Campaign.Documents.Stories;

/// <summary>How much a template may use. Generous for a long article, far below what could hurt a server.</summary>
internal static class StoryLimits
{
    public const int TemplateBytes = 256 * 1024;

    /// <summary>Names, signs, numbers and pieces of text in a template: what reading it costs.</summary>
    public const int TemplateTokens = 50_000;

    /// <summary>As the engine counts: a block in a block is one, a call in a call three. A hundred of each fit, with what stands around them.</summary>
    public const int Depth = 350;

    public const int DataBytes = 512 * 1024;
    public const int DataDepth = 8;

    /// <summary>Of the body, and of every text that is put together on the way.</summary>
    public const int OutputBytes = 1024 * 1024;

    /// <summary>Of one loop with those inside it, and the most that a list made on the way may hold.</summary>
    public const int LoopSteps = 10_000;

    /// <summary>Values worked out in one rendering, long ones counted by their length. Some 0.2 s.</summary>
    public const int Work = 300_000;

    /// <summary>Allocated by one rendering, whether still in use or not.</summary>
    public const int MemoryBytes = 24 * 1024 * 1024;

    /// <summary>Of a pattern for numbers or dates, and of a text that is read as a date.</summary>
    public const int PatternCharacters = 200;

    /// <summary>The last resort, should work and memory not tell: on a busy machine a template may do little in a second.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>No function with a pattern of regular expressions is offered; should one be, it ends.</summary>
    public static readonly TimeSpan RegularExpression = TimeSpan.FromMilliseconds(250);
}
