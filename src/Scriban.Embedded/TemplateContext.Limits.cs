using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    // Many texts below the limit of one must not add up to the memory of the machine.
    private const int TextsPerRendering = 64;

    private int _loopDepth;
    private long _loopSteps;
    private long _textMade;

    internal bool IsInLoop => _loopDepth > 0;

    internal void CheckAbort(SourceSpan span)
    {
        if (CancellationToken.IsCancellationRequested)
            throw new ScriptAbortException(span, CancellationToken);
    }

    internal void EnterLoop()
    {
        if (_loopDepth++ == 0)
            _loopSteps = 0;
        _loopVariables.Push([]);
    }

    internal void ExitLoop()
    {
        _loopVariables.Pop();
        if (--_loopDepth == 0)
            _loopSteps = 0;
    }

    internal void StepLoop(SourceSpan span, long steps)
    {
        CheckAbort(span);
        _loopSteps = (_loopDepth == 0 ? 0 : _loopSteps) + steps;
        if (LoopLimit > 0 && _loopSteps > LoopLimit)
            throw new ScriptRuntimeException(span, Invariant($"More steps than the LoopLimit `{LoopLimit}` allows"));
    }

    /// <summary>Refuses a text before it is made when it would be too long.</summary>
    internal void CheckLength(SourceSpan span, long length)
    {
        _textMade += length;
        if (LimitToString > 0 && (length > LimitToString || _textMade > (long)LimitToString * TextsPerRendering))
            throw new ScriptRuntimeException(span, Invariant($"A text longer than LimitToString `{LimitToString}`"));
    }

    /// <summary>Refuses a text that has grown too long while it is made.</summary>
    internal void CheckTextSize(SourceSpan span, int length)
    {
        if (LimitToString > 0 && length > LimitToString)
            throw new ScriptRuntimeException(span, Invariant($"A text longer than LimitToString `{LimitToString}`"));
    }

    private void ResetLimits()
    {
        _loopDepth = 0;
        _loopSteps = 0;
        _textMade = 0;
        _written = 0;
        _isCut = false;
        _loopVariables.Clear();
        Pipe = null;
    }
}
