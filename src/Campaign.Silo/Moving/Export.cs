using Campaign.Storage.Archives;

namespace Campaign.Silo.Moving;

/// <summary>Writes everything that cannot be rebuilt into one file, as of one moment. The server may keep running.</summary>
internal sealed class Export(IArchive archive, TimeProvider clock, CommandConsole console)
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public int Run(string file)
    {
        if (file == "-")
        {
            using var output = Console.OpenStandardOutput();
            Write(output);
            return Commands.Done;
        }

        if (File.Exists(file))
        {
            console.Say($"{file} 已存在。什么都没有写。请换一个文件名，或先移走旧文件。", $"{file} is there already. Nothing was written. Choose another name, or move the old file away.");
            return Commands.Refused;
        }

        WriteFile(file);
        console.Say(
            $"已导出到 {file}（{Megabytes(file)} MB）。它含有个人信息及其密钥，与数据库同样敏感：请加密保存，限制访问，到期销毁。",
            $"Exported to {file} ({Megabytes(file)} MB). It holds people's data and the keys to it, and is as sensitive as the database: keep it encrypted and closed, and let it age out.");
        return Commands.Done;
    }

    /// <summary>Written under a temporary name until it is complete and on disk.</summary>
    private void WriteFile(string file)
    {
        var part = $"{file}.part";
        File.Delete(part);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnersAlone;
            }

            using (var output = new FileStream(part, options))
            {
                Write(output);
                output.Flush(flushToDisk: true);
            }

            File.Move(part, file);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private void Write(Stream output)
    {
        using var moment = archive.Read();
        using var writer = new ArchiveWriter(output, ArchiveHeader.Of(clock.GetUtcNow(), moment.Kind));
        foreach (var table in ArchiveTables.All)
        {
            writer.Write(table, console.Counted(table.Name, moment.Rows(table)));
        }

        writer.Finish();
    }

    private static long Megabytes(string file) => (new FileInfo(file).Length + 1024 * 1024 - 1) / (1024 * 1024);
}
