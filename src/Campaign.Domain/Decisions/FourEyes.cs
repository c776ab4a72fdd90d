namespace Campaign.Domain.Decisions;

/// <summary>Four eyes look at what the brand answers for: whoever wrote the latest draft does not approve it.</summary>
/// <param name="On">Whether the installation asks for it.</param>
public sealed record FourEyes(bool On)
{
    /// <param name="actor">Of the person or program who would approve.</param>
    public Reviewer Of(string actor) => new(actor, On);
}

/// <summary>Who would approve a draft.</summary>
/// <param name="Actor">The name that stands in facts.</param>
/// <param name="FourEyes">Whether somebody else must have written it.</param>
public sealed record Reviewer(string Actor, bool FourEyes)
{
    private const string Step = "approve";

    public static Refusal OwnDraft { get; } = new(
        RefusalKind.Forbidden,
        "four-eyes",
        new(
            "最新一稿是您写的，不能由您自己通过，未作改动。请有审核权限的同事来通过。",
            "You wrote the latest draft, so you cannot approve it yourself. Nothing was changed. Ask a colleague who may review to approve it."));

    private static Wording Why { get; } = new(
        "最新一稿是您写的，须由有审核权限的同事通过。", "You wrote the latest draft, so a colleague who may review has to approve it.");

    /// <summary>Why they may not approve; null when they may.</summary>
    /// <param name="author">Of the latest draft; empty when nobody knows.</param>
    public Refusal? Refuse(string author) => FourEyes && author.Length > 0 && author == Actor ? OwnDraft : null;

    /// <summary>Of the steps that a draft's status is open to, those that are not for them.</summary>
    /// <param name="author">Of the latest draft; empty when nobody knows.</param>
    public ValueList<WithheldStep> Withheld(ValueList<string> steps, string author) =>
        steps.Contains(Step) && Refuse(author) is { Code: var code } ? [new(Step, code, Why)] : [];
}

/// <summary>A step that the status is open to and the role allows, but that is not for this person or program.</summary>
/// <param name="Code">Of the refusal that the step would get.</param>
/// <param name="Why">The reason, and who can take it.</param>
public sealed record WithheldStep(string Step, string Code, Wording Why);
