using System.Text;
using Scriban.Runtime;

namespace Scriban.Functions;

internal sealed class ArrayFunctions : FunctionGroup
{
    public ArrayFunctions()
    {
        Define("size", a => a.List(0)?.Count ?? 0, List("list"));
        Define("first", a => a.List(0)?.FirstOrDefault(), List("list"));
        Define("last", a => a.List(0)?.LastOrDefault(), List("list"));
        Define("contains", a => a.List(0)?.Contains(a[1]) ?? false, List("list"), Any("item"));
        Define("join", Join, List("list"), Text("delimiter"));
        DefineSelections();
        DefineOrders();
    }

    private void DefineSelections()
    {
        Define("add", a => new ScriptArray([.. a.List(0) ?? [], a[1]]), List("list"), Any("value"));
        Define("concat", a => Same(a.List(0) ?? a.List(1), list => a[0] is null ? list : list.Concat(a.List(1) ?? [])), List("list1"), List("list2"));
        Define("limit", a => Same(a.List(0), list => list.Take(a.Whole(1))), List("list"), Whole("count"));
        Define("offset", a => Same(a.List(0), list => list.Skip(a.Whole(1))), List("list"), Whole("index"));
        Define("compact", a => Same(a.List(0), list => list.Where(item => item is not null)), List("list"));
        Define("uniq", a => Same(a.List(0), list => list.Distinct()), List("list"));
        Define("map", Map, List("list"), Text("member"));
    }

    private void DefineOrders()
    {
        Define("reverse", a => new ScriptArray((a.List(0) ?? []).Reverse()), List("list"));
        Define("sort", Sort, List("list"), Optional(Text("member")));
    }

    private static ScriptArray? Same(ScriptArray? list, Func<ScriptArray, IEnumerable<object?>> change) => list is null ? null : new ScriptArray(change(list));

    private static string Join(Arguments a)
    {
        var text = new StringBuilder();
        foreach (var (i, item) in (a.List(0) ?? []).Index())
        {
            text.Append(i > 0 ? a.Text(1) : "").Append(a.Context.ObjectToString(item));
            a.Context.CheckTextSize(a.Span, text.Length);
        }

        return a.Checked(text.ToString());
    }

    private static ScriptArray Map(Arguments a)
    {
        if (a.Text(1) is not { } member)
            return [];
        var items = a.List(0) ?? [];
        return new ScriptArray(items.Where(item => Has(item, member)).Select(item => Value(item, member)));
    }

    private static ScriptArray Sort(Arguments a)
    {
        var items = a.List(0) ?? [];
        return new ScriptArray(string.IsNullOrEmpty(a.Text(1)) ? items.Order(Comparer<object?>.Default) : items.OrderBy(item => SortValue(item, a.Text(1)!), Comparer<object?>.Default));
    }

    private static bool Has(object? item, string member) => item is ScriptObject members ? members.ContainsKey(member) : Members.TryGet(item, member, out _);

    private static object? Value(object? item, string member) => Members.TryGet(item, member, out var value) ? value : null;

    private static object? SortValue(object? item, string member) =>
        Has(item, member) ? Value(item, member) : member.Split('.').Aggregate(item, (owner, part) => owner is null ? null : Value(owner, part));
}
