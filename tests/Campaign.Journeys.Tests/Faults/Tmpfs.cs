using System.Diagnostics;

namespace Campaign.Journeys.Tests.Faults;

/// <summary>A small disk in memory that a test can fill up and free again.</summary>
internal sealed class Tmpfs : IDisposable
{
    private const string Options = "mode=1777,size=";
    private static readonly byte[] Block = new byte[64 * 1024];

    public Tmpfs(int megabytes)
    {
        Folder = Directory.CreateTempSubdirectory("campaign-disk-").FullName;
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", $"{Options}{megabytes}m", "tmpfs", Folder));
    }

    public string Folder { get; }

    /// <summary>Why such a disk cannot be made here; null if it can. Only root may mount, and not in every container.</summary>
    public static string? Missing { get; } = Try();

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Fills the disk to the last byte.</summary>
    public void Fill()
    {
        var file = File.OpenHandle(Ballast, FileMode.Create, FileAccess.Write);
        try
        {
            for (var written = 0L; ; written += Block.Length)
            {
                RandomAccess.Write(file, Block, written);
            }
        }
        catch (IOException)
        {
            // Full.
        }
        finally
        {
            file.Dispose();
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static string? Try()
    {
        if (Environment.UserName != "root")
        {
            return "Only root may mount a small disk.";
        }

        var folder = Directory.CreateTempSubdirectory("campaign-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", $"{Options}1m", "tmpfs", folder) == 0 && Run("umount", folder) == 0;
        Directory.Delete(folder);
        return mounted ? null : "This machine does not let root mount a small disk.";
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A test on a small disk; skipped where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = Tmpfs.Missing;
}
