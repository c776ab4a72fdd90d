using System.Data.Common;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage;
using Campaign.Storage.Archives;
using Campaign.Storage.Journal;
using Campaign.Storage.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Moving;

/// <summary>The program's commands, besides serving.</summary>
public static class Commands
{
    public const int Done = 0;

    /// <summary>It was refused, or found something wrong.</summary>
    public const int Refused = 1;

    /// <summary>The command was not understood, or needs <c>--yes</c>: nothing was done.</summary>
    public const int NotAsked = 2;

    private static readonly Wording Usage = new(
        """
        用法（设置项与启动服务时相同，写在命令之后）：
          export FILE                    把全部数据导出为一个文件（备份），FILE 为 - 时写到标准输出；服务运行中也可以
          import FILE                    把导出文件导入一个空数据库，FILE 为 - 时从标准输入读
          verify                         检查日志、账目、视图、个人信息；有问题时退出码为 1
          erase-subject CHANNEL HANDLE   删除一个人的信息（也可以写 person-…）；先列出会删除什么，加 --yes 才执行
          reset-password NAME            给登录名为 NAME 的人一个新密码（忘记密码时用），并结束其登录会话
          rebuild-views                  由日志重建全部视图
        选项：--lang=zh-CN|en
        """,
        """
        Usage (settings are those of the server, after the command):
          export FILE                    writes everything into one file, a backup; - for standard output. The server may run
          import FILE                    fills an empty database from such a file; - for standard input
          verify                         checks journal, ledgers, views and people's data; exit code 1 when something is wrong
          erase-subject CHANNEL HANDLE   erases a person (person-… may stand for both); says what would go, and does it with --yes
          reset-password NAME            gives whoever signs in as NAME a new password, for when it is lost, and ends their sessions
          rebuild-views                  makes every view anew from the journal
        Options: --lang=zh-CN|en
        """);

    /// <returns>The process's exit code: 0, <see cref="Refused"/> or <see cref="NotAsked"/>.</returns>
    public static async Task<int> Run(CommandLine line, IServiceProvider services, TextWriter results, TextWriter progress)
    {
        var console = new CommandConsole(results, progress, line.Language, services.GetRequiredService<TimeProvider>());
        try
        {
            return await Run(line, services, console);
        }
        catch (ArchiveRefusedException refused)
        {
            console.Say(refused.Reason);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            console.Say($"数据库出错，没有完成：{fault.Message}", fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.Say($"文件无法读写，没有完成，也没有留下半成品：{fault.Message}", $"A file could not be read or written; nothing half-done was left. {fault.Message}");
        }

        return Refused;
    }

    private static async Task<int> Run(CommandLine line, IServiceProvider services, CommandConsole console)
    {
        var (archive, clock) = (services.GetRequiredService<IArchive>(), services.GetRequiredService<TimeProvider>());
        var verify = new Verify(archive, services.GetServices<IView>(), clock, console);
        switch (line.Name, line.Operands)
        {
            case ("export", [var file]):
                return new Export(archive, clock, console).Run(file);
            case ("import", [var file]):
                return new Import(archive, console).Run(file) is Done ? verify.Run() : Refused;
            case ("verify", []):
                return verify.Run();
            case ("erase-subject", [var subject]):
                return await new EraseSubject(archive, services, console).Run(subject, line.Yes);
            case ("erase-subject", [var channel, var handle]):
                return await new EraseSubject(archive, services, console).Run(channel, handle, line.Yes);
            case ("reset-password", [var name]):
                return await new ResetPassword(services, console).Run(name);
            case ("rebuild-views", []):
                await services.GetRequiredService<IStorage>().RebuildViews();
                console.Say("所有视图都已由日志重建。", "Every view was made anew from the journal.");
                return Done;
            default:
                console.Say(Usage);
                return NotAsked;
        }
    }
}
