namespace Campaign.Domain.Decisions;

/// <summary>The weight of a finding: advice and warnings are shown, a blocking finding refuses the step.</summary>
public enum Severity
{
    Advice,
    Warning,
    Blocking,
}

/// <summary>What a compliance rule found in a draft or plan. An aid for marketers, not legal advice.</summary>
/// <param name="Code">The rule's stable code, such as <c>ad-label</c>.</param>
/// <param name="Severity">Whether it blocks.</param>
/// <param name="Where">The field or the words it is about.</param>
/// <param name="Why">Why it matters, including the rule's basis.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Finding(string Code, Severity Severity, string Where, Wording Why, Wording Fix);
