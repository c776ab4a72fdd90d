using CsvHelper;

namespace Campaign.Silo.Tests.Imports;

/// <summary>CSV as an independent library reads and writes it.</summary>
internal static class IndependentCsv
{
    public static List<string[]> Read(string text, char delimiter)
    {
        using var csv = CsvReader.FromText(text, new() { Separator = delimiter, HasHeader = false });
        var records = new List<string[]>();
        while (csv.Read())
        {
            records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return records;
    }

    public static string Write(IEnumerable<string[]> records, char delimiter, string lineBreak)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new() { Separator = delimiter, NewLine = lineBreak, HasHeader = false }))
        {
            foreach (var record in records)
            {
                csv.WriteRecord(record);
            }
        }

        return text.ToString();
    }
}
