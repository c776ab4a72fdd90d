using Microsoft.Playwright;

namespace Campaign.Journeys.Tests.Web;

/// <summary>A person at a page who finds things by their labels in their language; labels are given by the names of their texts.</summary>
internal sealed class Hands(BrowserPage page, string language)
{
    private readonly Dictionary<string, string> _texts = WebTexts.Of(language);

    public string Say(string name, params (string Value, string With)[] values) =>
        values.Aggregate(_texts[name].Split('|')[^1], (text, value) => text.Replace($"{{{value.Value}}}", value.With, StringComparison.Ordinal));

    public Task Sees(string name, params (string Value, string With)[] values) => page.Sees(Say(name, values));

    /// <summary>Clicks the button or link with this label.</summary>
    public Task Press(string name, params (string Value, string With)[] values) => PressWords(Say(name, values));

    public Task PressWords(string words) => Button(words).ClickAsync();

    public ILocator Button(string words) => page.Find($"{ByWords.Button}={words}").First;

    /// <summary>Presses a button that opens a dialog, fills the dialog in and confirms it.</summary>
    public async Task Take(string name, Func<Task>? fill = null)
    {
        await Press(name);
        await Until("document.querySelector('.ant-modal .ant-btn-primary')?.getClientRects().length");
        await (fill?.Invoke() ?? Task.CompletedTask);
        await Press(name);
        await Until("![...document.querySelectorAll('.ant-modal')].some(one => one.getClientRects().length > 0)");
    }

    /// <summary>Replaces the content of the field with this label.</summary>
    /// <param name="nth">Which one, if several fields have the label.</param>
    public Task Write(string label, string text, int nth = 0) => page.Find($"{ByWords.Field}={Say(label)}").Nth(nth).FillAsync(text);

    /// <summary>Fills in one or both ends of a date.</summary>
    public async Task WriteDates(string label, params string[] days)
    {
        for (var end = 0; end < days.Length; end++)
        {
            var field = page.Find($"{ByWords.Ends}={Say(label)}").Nth(end);
            await field.ClickAsync();
            await field.FillAsync(days[end]);
            await field.PressAsync("Enter");
            await Assertions.Expect(field).ToHaveValueAsync(days[end]);
        }

        await Until("![...document.querySelectorAll('.ant-picker-dropdown')].some(one => one.getClientRects().length > 0 && !one.classList.contains('ant-picker-dropdown-hidden') && !one.className.includes('leave'))");
    }

    /// <summary>Chooses from the list with this label. A list that closes again, because a drawer takes the focus or the page reloads its data, is reopened.</summary>
    public async Task Choose(string label, string option, int nth = 0)
    {
        var list = page.Find($"{ByWords.List}={Say(label)}").Nth(nth);
        var found = page.Find(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { HasText = option, Visible = true }).First;
        var closed = list.And(page.Find(":not(.ant-select-open)"));
        var search = list.Locator("input:not([readonly])");
        await list.WaitForAsync();
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 30, $"The list {Say(label)} does not stay open with {option}.");
            if (await closed.IsVisibleAsync())
            {
                await list.ClickAsync();
            }

            // Of a long list, only what is in view is drawn.
            if (await search.CountAsync() > 0)
            {
                await search.FillAsync(option, new() { Force = true });
            }

            if (await IsClicked(found))
            {
                break;
            }
        }

        await Assertions.Expect(found).ToBeHiddenAsync();
    }

    private static async Task<bool> IsClicked(ILocator option)
    {
        try
        {
            await option.ClickAsync(new() { Timeout = 2000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public Task Until(string expression) => page.Until(expression);
}
