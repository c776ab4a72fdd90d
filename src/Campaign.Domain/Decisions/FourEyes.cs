namespace Campaign.Domain.Decisions;

/// <summary>The four-eyes principle: whoever wrote the latest draft must not approve it.</summary>
/// <param name="On">Whether the installation requires it.</param>
public sealed record FourEyes(bool On)
{
    /// <param name="actor">The id of the person or program who would approve.</param>
    public Reviewer Of(string actor) => new(actor, On);
}

/// <summary>Somebody who would approve a draft.</summary>
/// <param name="Actor">The id recorded in facts.</param>
/// <param name="FourEyes">Whether the draft must be somebody else's.</param>
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
    /// <param name="author">Who wrote the latest draft; empty when unknown.</param>
    public Refusal? Refuse(string author) => FourEyes && author.Length > 0 && author == Actor ? OwnDraft : null;

    /// <summary>Which of the steps that a draft's status allows are withheld from this reviewer.</summary>
    /// <param name="author">Who wrote the latest draft; empty when unknown.</param>
    public ValueList<WithheldStep> Withheld(ValueList<string> steps, string author) =>
        steps.Contains(Step) && Refuse(author) is { Code: var code } ? [new(Step, code, Why)] : [];
}

/// <summary>A step that status and role allow but that somebody else has to take.</summary>
/// <param name="Code">The code of the refusal that the step would get.</param>
/// <param name="Why">The reason, and who can take the step.</param>
public sealed record WithheldStep(string Step, string Code, Wording Why);
