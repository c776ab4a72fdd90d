namespace Scriban.Parsing;

/// <summary>A place in a template. Offset, line and column count from 0; what is shown to people counts from 1.</summary>
public struct TextPosition(int offset, int line, int column) : IEquatable<TextPosition>
{
    public int Offset { get; set; } = offset;

    public int Line { get; set; } = line;

    public int Column { get; set; } = column;

    public readonly bool Equals(TextPosition other) => Offset == other.Offset && Line == other.Line && Column == other.Column;

    public override readonly bool Equals(object? obj) => obj is TextPosition other && Equals(other);

    public override readonly int GetHashCode() => Offset;

    public override readonly string ToString() => Invariant($"({Offset}:{Line},{Column})");

    public readonly string ToStringSimple() => Invariant($"{Line + 1},{Column + 1}");

    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);
}
