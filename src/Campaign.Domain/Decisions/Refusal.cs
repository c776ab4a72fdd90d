namespace Campaign.Domain.Decisions;

/// <summary>The kinds of refusal. HTTP maps each to its status in one place.</summary>
public enum RefusalKind
{
    /// <summary>The thing named does not exist.</summary>
    NotFound,

    /// <summary>The thing's current state does not allow the step.</summary>
    Conflict,

    /// <summary>What was sent breaks a rule.</summary>
    Invalid,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>The caller read an older version.</summary>
    Stale,
}

/// <summary>A refusal that a person can act on. It is a value: rules never throw it.</summary>
/// <param name="Kind">Determines the HTTP status.</param>
/// <param name="Code">Stable, kebab-case, for programs.</param>
/// <param name="Message">What happened, what was not changed and what to do.</param>
public sealed record Refusal(RefusalKind Kind, string Code, Wording Message)
{
    /// <summary>The compliance findings, when they are the reason.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    public static Refusal NotFound(string code, string zh, string en) => new(RefusalKind.NotFound, code, new(zh, en));

    public static Refusal Conflict(string code, string zh, string en) => new(RefusalKind.Conflict, code, new(zh, en));

    public static Refusal Invalid(string code, string zh, string en) => new(RefusalKind.Invalid, code, new(zh, en));

    /// <summary>A refusal because of blocking findings; it has the code of the first.</summary>
    public static Refusal Blocked(IEnumerable<Finding> findings)
    {
        ValueList<Finding> blocking = [.. findings.Where(finding => finding.Severity == Severity.Blocking)];
        return new(RefusalKind.Invalid, blocking[0].Code, blocking[0].Why) { Findings = blocking };
    }
}
