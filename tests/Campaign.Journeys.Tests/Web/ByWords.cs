using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>
/// Selectors that find elements by their label, within the topmost dialog or drawer, or else the page. Ant Design
/// puts a space between two Chinese characters on a button, so spaces are ignored.
/// </summary>
internal static class ByWords
{
    /// <summary>A button, link, tab or checkbox.</summary>
    public const string Button = "words-button";

    /// <summary>The field of a label; the first one if it has several.</summary>
    public const string Field = "words-field";

    /// <summary>All fields of a label, such as both ends of a period.</summary>
    public const string Ends = "words-ends";

    /// <summary>The list of a label.</summary>
    public const string List = "words-list";

    private const string Reading = """
        const seen = one => one && one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'
        const plain = text => text.replace(/\s/g, '')
        const front = () => [...document.querySelectorAll('.ant-modal, .ant-drawer-section')].filter(seen).at(-1) ?? document.body
        const labels = words => [...front().querySelectorAll('label')].filter(one => seen(one) && plain(one.textContent) === plain(words))
        const fields = label => {
          const inside = label.closest('.ant-form-item, .mapping > div, .variable')
          return inside ? [...inside.querySelectorAll('input, textarea')] : [document.getElementById(label.htmlFor)].filter(Boolean)
        }
        """;

    private static readonly (string Name, string Found)[] Engines =
    [
        (Button, """
            [...front().querySelectorAll('button, a, .ant-segmented-item, label.ant-checkbox-wrapper')]
              .filter(one => seen(one) && !one.disabled && !one.classList.contains('ant-btn-loading') && plain(one.textContent) === plain(words))
            """),
        (Field, "labels(words).map(label => fields(label)[0]).filter(Boolean)"),
        (Ends, "labels(words).flatMap(fields)"),
        (List, "labels(words).map(label => fields(label)[0]?.closest('.ant-select')).filter(Boolean)"),
    ];

    public static async Task Register(ISelectors selectors)
    {
        foreach (var (name, found) in Engines)
        {
            await selectors.RegisterAsync(name, new()
            {
                Script = $$"""(() => { {{Reading}}; const all = words => {{found}}; return { query: (_, words) => all(words)[0], queryAll: (_, words) => all(words) } })()""",
                ContentScript = true,
            });
        }
    }
}
