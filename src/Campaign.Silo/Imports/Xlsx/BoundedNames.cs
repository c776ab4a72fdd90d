using System.Xml;

namespace Campaign.Silo.Imports.Xlsx;

/// <summary>The XML reader keeps every element and attribute name it meets; a workbook has a few hundred, so an endless stream of names is refused.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int MaxNames = 10_000;

    private int count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    private string Counted(string name) => ++count > MaxNames ? throw new WorkbookTooLargeException() : name;
}
