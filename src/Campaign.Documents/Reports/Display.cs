using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Campaign.Domain.Decisions;

namespace Campaign.Documents.Reports;

/// <summary>
/// Writes values for people in one language. Formats are fixed here and not taken from the machine's locale data, so that the same report
/// reads the same everywhere.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Called alike, whether or not a kind of figure depends on the language.")]
internal sealed record Display(Language Language, string Currency, Func<DateTimeOffset, DateOnly> DayOf)
{
    private const string Dash = "—";
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public string NotProven => Say("未证实", "not proven");

    public string Say(string zh, string en) => Language == Language.Chinese ? zh : en;

    public Figure Text(string text) => new(FigureKind.Text, text.Length == 0 ? Dash : text);

    public Figure YesNo(bool? value) => Text(value switch { true => Say("是", "yes"), false => Say("否", "no"), null => Dash });

    public Figure Count(long? value) => Number(FigureKind.Count, value, number => number.ToString("#,##0", Plain));

    public Figure Days(int? value) =>
        Number(FigureKind.Days, value, number => number.ToString("#,##0", Plain) + Say(" 天", number == 1 ? " day" : " days"));

    public Figure Net(double? value) => Number(FigureKind.Net, Rounded(value, 4), number => Minus(number.ToString("+0.00;-0.00;0.00", Plain)));

    public Figure Share(double? value) => Number(FigureKind.Share, Rounded(value, 4), number => (number * 100).ToString("0.0", Plain) + "%");

    public Figure Index(double? value) => Number(FigureKind.Index, Rounded(value, 2), number => number.ToString("0.0", Plain));

    public Figure Money(decimal? value) =>
        Number(FigureKind.Money, value, number => InCurrency(number, number == decimal.Truncate(number) ? "#,##0" : "#,##0.00"));

    public Figure Rate(decimal? value) => Number(FigureKind.Rate, value is { } rate ? decimal.Round(rate, 4) : null, number => InCurrency(number, "#,##0.00"));

    /// <summary>Money in a cash pool, pieces in any other.</summary>
    public Figure Amount(bool isMoney, decimal value) =>
        isMoney ? Money(value) : new(FigureKind.Count, value.ToString("#,##0", Plain) + Say(" 份", " pcs"), value);

    public Figure Date(DateOnly? value) =>
        new(FigureKind.Date, value?.ToString("yyyy-MM-dd", Plain) ?? Dash, Date: value);

    public Figure Date(DateTimeOffset? value) => Date(value is { } moment ? DayOf(moment) : null);

    /// <summary>A moment inside a sentence, to the minute.</summary>
    public string Moment(DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm", Plain);

    /// <summary>A date inside a sentence.</summary>
    public string LongDate(DateOnly date) => date.ToString(Say("yyyy年M月d日", "d MMMM yyyy"), Plain);

    private static Figure Number(FigureKind kind, decimal? value, Func<decimal, string> write) =>
        new(kind, value is { } number ? write(number) : Dash, value);

    private static decimal? Rounded(double? value, int digits) => value is { } number ? decimal.Round((decimal)number, digits) : null;

    private string InCurrency(decimal amount, string format)
    {
        var sign = amount < 0 ? "−" : "";
        var digits = Math.Abs(amount).ToString(format, Plain);
        return Currency == "CNY" && Language == Language.Chinese ? $"{sign}{digits} 元" : $"{sign}{Currency} {digits}";
    }

    private static string Minus(string number) => number.Replace('-', '−');
}
