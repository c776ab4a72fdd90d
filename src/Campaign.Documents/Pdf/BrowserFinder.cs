using Campaign.Domain.Decisions;

namespace Campaign.Documents.Pdf;

/// <summary>Finds an installed Chromium, Chrome or Edge to print with.</summary>
internal static class BrowserFinder
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <summary>The refusal when there is none.</summary>
    public static Refusal Missing(string? configured) => configured is null
        ? Refusal.Conflict(
            "no-browser",
            "未找到可用的浏览器，无法生成 PDF。请安装 Chromium、Chrome 或 Edge，或用配置项 Documents__Browser 指明其路径；HTML 与 XLSX 报告不受影响。",
            "No browser was found, so no PDF was made. Install Chromium, Chrome or Edge, or name its path in Documents__Browser; the HTML and XLSX reports work without it.")
        : Refusal.Conflict(
            "no-browser",
            $"配置项 Documents__Browser 指向的浏览器不存在：{configured}。请改正路径，或删去该项以自动查找；HTML 与 XLSX 报告不受影响。",
            $"The browser named in Documents__Browser does not exist: {configured}. Correct the path or remove the setting to have one found; the HTML and XLSX reports work without it.");

    /// <summary>The configured path if it exists; otherwise the first well-known name. A wrong configured path is not replaced by a guess.</summary>
    public static string? Find(string? configured) =>
        configured is not null ? (File.Exists(configured) ? configured : null) : Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var onPath = from name in Names from folder in folders select Path.Combine(folder, name + ending);
        return onPath.Concat(OperatingSystem.IsWindows() ? OnWindows() : OperatingSystem.IsMacOS() ? OnMac : []);
    }

    private static readonly string[] OnMac =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsRoots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

    private static readonly string[] WindowsPaths = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    private static IEnumerable<string> OnWindows() =>
        from root in WindowsRoots
        let folder = Environment.GetEnvironmentVariable(root)
        where folder is not null
        from path in WindowsPaths
        select Path.Combine(folder, path);
}
