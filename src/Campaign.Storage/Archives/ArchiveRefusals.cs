using Campaign.Domain.Decisions;

namespace Campaign.Storage.Archives;

/// <summary>Why an archive or a database cannot be used.</summary>
internal static class ArchiveRefusals
{
    public static ArchiveRefusedException NoArchive => new(new Wording(
        "这不是 Campaign 导出的文件。什么都没有改动。请核对文件名。",
        "This file was not written by `campaign export`. Nothing was changed. Check which file you named."));

    /// <summary>The file is truncated, or its bytes are not those that were written.</summary>
    public static ArchiveRefusedException Damaged => new(new Wording(
        "导出文件已损坏或不完整（校验未通过）。什么都没有改动。请重新复制文件，或换用另一份备份。",
        "The archive is damaged or incomplete: it does not pass its own check. Nothing was changed. Copy it again, or take another backup."));

    public static ArchiveRefusedException NotEmpty => new(new Wording(
        "目标数据库里已有数据。导入只写入空数据库，什么都没有改动。请换一个空的数据库（例如 --Campaign:DataDirectory=./restored），或先把旧库移走。",
        "The database holds data already. An import fills only an empty one; nothing was changed. Name an empty one (such as --Campaign:DataDirectory=./restored), or move the old one away first."));

    public static ArchiveRefusedException InUse => new(new Wording(
        "还有 Campaign 节点连着这个数据库。什么都没有改动。请先停掉所有节点，再导入。",
        "A Campaign node is connected to this database. Nothing was changed. Stop every node, then import."));

    public static ArchiveRefusedException OtherFormat(ArchiveHeader header) => new(new Wording(
        $"导出文件的格式是 {header.Format}（Campaign {header.Product} 写出），本版本不认识。什么都没有改动。请用写出它的版本或更新的版本导入。",
        $"The archive has format {header.Format}, written by Campaign {header.Product}, which this version does not know. Nothing was changed. Import it with the version that wrote it, or a newer one."));

    public static ArchiveRefusedException NoDatabase(string where) => new(new Wording(
        $"{where} 没有数据库。什么都没有写。请核对 Campaign__DataDirectory 和 Storage__ConnectionString。",
        $"There is no database at {where}. Nothing was written. Check Campaign__DataDirectory and Storage__ConnectionString."));

    public static ArchiveRefusedException OtherSchema(long found, long known) => new(new Wording(
        $"数据库结构是 {found}，本版本的 Campaign 用的是 {known}。什么都没有改动。请用上次启动它的版本，或先用本版本正常启动一次。",
        $"The database has schema {found}, this Campaign works with {known}. Nothing was changed. Use the version that last served it, or start this one on it once."));
}
