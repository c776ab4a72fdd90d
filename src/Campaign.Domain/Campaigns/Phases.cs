using Campaign.Domain.Decisions;

namespace Campaign.Domain.Campaigns;

/// <summary>The phases of a recovery, in order.</summary>
public enum Phase
{
    Contain,
    Respond,
    Rectify,
    Rebuild,
    Sustain,
}

/// <summary>A phase's planned dates, first and last day included, and its exit gate in the team's own words (the standard gate when null).</summary>
public sealed record PhasePlan(Phase Phase, DateOnly Starts, DateOnly Ends, string? Gate = null);

/// <summary>Who let a campaign move on although the gate was not met, and why.</summary>
public sealed record GateOverride(string Person, string Reason);

/// <summary>The standard plan of the phases.</summary>
public static class Phases
{
    // Where each phase begins, and the last one ends, in per cent of the campaign's duration.
    private static readonly int[] Beginnings = [0, 10, 25, 55, 85, 100];

    /// <summary>Splits the campaign's dates 10 : 15 : 30 : 30 : 15. In a campaign with fewer days than phases, phases share days.</summary>
    public static ValueList<PhasePlan> Split(DateOnly starts, DateOnly ends)
    {
        var days = ends.DayNumber - starts.DayNumber + 1;
        return [.. Enum.GetValues<Phase>().Select(phase => Plan(phase, starts, days))];
    }

    /// <summary>The standard exit gate of a phase.</summary>
    public static Wording UsualGate(Phase phase) => phase switch
    {
        Phase.Contain => new("已查明基本事实，首份声明已发布，讨论量不再上升。", "The basic facts are known, the first statement is out and volume has stopped rising."),
        Phase.Respond => new("受影响的用户都已得到答复，整改承诺已公开。", "Everyone affected has had an answer and the promises are public."),
        Phase.Rectify => new("到期的承诺已有证据，负面占比持续下降。", "Promises that fell due have evidence and the negative share keeps falling."),
        Phase.Rebuild => new("自然声量的净情感回到危机前区间。", "Organic net sentiment is back inside its band from before the crisis."),
        _ => new("恢复水平稳定，复盘已归档。", "Recovery holds and the review is on file."),
    };

    private static PhasePlan Plan(Phase phase, DateOnly starts, int days)
    {
        var first = days * Beginnings[(int)phase] / 100;
        var last = (days * Beginnings[(int)phase + 1] / 100) - 1;
        return new(phase, starts.AddDays(first), starts.AddDays(Math.Max(first, last)));
    }
}
