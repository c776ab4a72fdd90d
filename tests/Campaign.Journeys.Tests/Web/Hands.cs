using System.Text.Json;
using System.Text.Json.Nodes;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Someone at a page who goes by what is written on it, in their language: the names of texts stand for the words.</summary>
internal sealed class Hands(BrowserPage page, string language)
{
    /// <summary>What is in front of everything else: the topmost dialog or drawer, else the page.</summary>
    private const string Finding = """
        window.hands ??= (() => {
          const seen = one => one && one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'
          const plain = text => text.replace(/\s/g, '')
          const front = () => [...document.querySelectorAll('.ant-modal, .ant-drawer-section')].filter(seen).at(-1) ?? document.body
          return {
            button: text => [...front().querySelectorAll('button, a, .ant-segmented-item, label.ant-checkbox-wrapper')].filter(one => seen(one) && !one.disabled && !one.classList.contains('ant-btn-loading') && plain(one.textContent) === plain(text))[0],
            field: (label, nth) => {
              const of = [...front().querySelectorAll('label')].filter(one => seen(one) && plain(one.textContent) === plain(label))[nth]
              const inside = of?.closest('.ant-form-item, .mapping > div, .variable')
              return inside ? [...inside.querySelectorAll('input, textarea')] : of ? [document.getElementById(of.htmlFor)] : []
            },
            middle: async one => {
              one.scrollIntoView({ block: 'center' })
              for (let before, now; ; before = now) {
                now = JSON.stringify((box => [box.x + box.width / 2, box.y + box.height / 2])(one.getBoundingClientRect()))
                if (now === before) return now
                await new Promise(done => setTimeout(done, 50))
              }
            },
            option: text => [...document.querySelectorAll('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')].filter(one => seen(one) && one.textContent.includes(text))[0],
          }
        })()
        """;

    private readonly JsonObject _texts = JsonNode.Parse(File.ReadAllText(Repository.PathOf("src", "Campaign.Web", "src", "i18n", language + ".json")))!.AsObject();

    public string Say(string name, params (string Value, string With)[] values) =>
        values.Aggregate(((string)_texts[name]!).Split('|')[^1], (text, value) => text.Replace($"{{{value.Value}}}", value.With, StringComparison.Ordinal));

    public Task Sees(string name, params (string Value, string With)[] values) => page.Sees(Say(name, values));

    /// <summary>Presses the button or follows the link with these words.</summary>
    public Task Press(string name, params (string Value, string With)[] values) => PressWords(Say(name, values));

    public async Task PressWords(string words)
    {
        var found = $"hands.button({JsonSerializer.Serialize(words)})";
        await Until(found);
        await page.Ask<bool>($"{found}.click() ?? true");
    }

    /// <summary>Presses a button that asks something in a dialog, fills in what it asks, and goes on.</summary>
    public async Task Take(string name, Func<Task>? fill = null)
    {
        await Press(name);
        await Until("document.querySelector('.ant-modal .ant-btn-primary')?.getClientRects().length");
        await (fill?.Invoke() ?? Task.CompletedTask);
        await Press(name);
        await Until("![...document.querySelectorAll('.ant-modal')].some(one => one.getClientRects().length > 0)");
    }

    /// <summary>Writes into the field with this label, in place of what stands there.</summary>
    /// <param name="nth">Of several fields with the label.</param>
    public async Task Write(string label, string text, int nth = 0) => await WriteInto($"hands.field({JsonSerializer.Serialize(Say(label))}, {nth})[0]", text);

    public async Task WriteInto(string field, string text)
    {
        await Until(field);
        await page.Ask<bool>($"({field}.scrollIntoView({{ block: 'center' }}), {field}.focus(), {field}.select?.(), true)");
        await page.Send("Input.insertText", new() { ["text"] = text });
    }

    /// <summary>Fills in one or both ends of a date.</summary>
    public async Task WriteDates(string label, params string[] days)
    {
        for (var end = 0; end < days.Length; end++)
        {
            var field = $"hands.field({JsonSerializer.Serialize(Say(label))}, 0)[{end}]";
            await Click(field);
            await page.Ask<bool>($"({field}.select(), true)");
            await page.Send("Input.insertText", new() { ["text"] = days[end] });
            await page.Press("Enter");
            await Until($"{field}.value === {JsonSerializer.Serialize(days[end])}");
        }

        await Until("![...document.querySelectorAll('.ant-picker-dropdown')].some(one => one.getClientRects().length > 0 && !one.classList.contains('ant-picker-dropdown-hidden') && !one.className.includes('leave'))");
    }

    /// <summary>Chooses from the list with this label; a list that closes again, as the page is read anew under the hand, is opened once more.</summary>
    public async Task Choose(string label, string option, int nth = 0)
    {
        var found = $"hands.option({JsonSerializer.Serialize(option)})";
        var tries = 0;
        do
        {
            Assert.True(tries++ < 5, $"The list {Say(label)} does not open with {option}.");
            await Click($"hands.field({JsonSerializer.Serialize(Say(label))}, {nth})[0]");
        }
        while (!await page.Ask<bool>($"new Promise(done => {{ let left = 60; const look = () => {found} ? done(true) : left-- > 0 ? requestAnimationFrame(look) : done(false); look() }})"));
        await page.Ask<bool>($"{found}.click() ?? true");
        await Until($"!{found}");
    }

    public async Task Until(string expression)
    {
        await page.Ask<bool>($"!!({Finding})");
        await page.Until(expression);
    }

    /// <summary>A real click in the middle of an element once that has stopped moving: some widgets listen to nothing less.</summary>
    private async Task Click(string element)
    {
        await Until(element);
        var at = JsonNode.Parse(await page.Ask<string>($"hands.middle({element})"))!;
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
        {
            await page.Send("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = (double)at[0]!, ["y"] = (double)at[1]!, ["button"] = "left", ["clickCount"] = 1 });
        }
    }
}
