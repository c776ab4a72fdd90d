using System.Globalization;
using Campaign.Storage.Archives;

namespace Campaign.Silo.Moving;

/// <summary>Fills an empty database from an archive. Nothing is visible, and nothing is left behind, unless the whole file was read and matches what was written.</summary>
internal sealed class Import(IArchive archive, CommandConsole console)
{
    public int Run(string file)
    {
        if (file != "-" && !File.Exists(file))
        {
            console.Say($"找不到文件 {file}。什么都没有改动。", $"There is no file {file}. Nothing was changed.");
            return Commands.Refused;
        }

        using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var reader = new ArchiveReader(input);
        var created = reader.Header.Created.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
        console.Say(
            $"导出文件：{created}，来自 {reader.Header.Database}，Campaign {reader.Header.Product}。",
            $"Archive of {created}, from {reader.Header.Database}, Campaign {reader.Header.Product}.");
        archive.Fill(loader => Load(reader, loader));
        if (reader.Header.Format > ArchiveHeader.BeforeSignIn)
        {
            console.Say(
                "原来能登录的人在这里也能登录，原来的程序令牌也有效。如果文件不是您自己导出的，请先检查人员和令牌。",
                "Whoever could sign in where this was written can sign in here, and the tokens of programs work. If it is not your own archive, look through people and tokens first.");
        }

        console.Say(
            "已导入。此备份之后提出的个人信息删除请求，请用 erase-subject 重做一遍。",
            "Imported. Repeat with erase-subject the erasures that people asked for since this archive was written.");
        return Commands.Done;
    }

    private void Load(ArchiveReader reader, IArchiveLoader loader)
    {
        foreach (var table in ArchiveTables.Of(reader.Header.Format))
        {
            loader.Load(table, console.Counted(table.Name, reader.Rows(table)));
        }

        reader.Finish();
        console.Say("文件完整。正在重建视图……", "The file is whole. Making the views …");
    }
}
