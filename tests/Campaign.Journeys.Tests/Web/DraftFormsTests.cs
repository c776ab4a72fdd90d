using System.Text.RegularExpressions;

namespace Campaign.Journeys.Tests.Web;

/// <summary>Every form saves a draft, unless the reason why not is listed here; secrets are never saved.</summary>
public sealed partial class DraftFormsTests
{
    private static readonly string Source = Repository.PathOf("src", "Campaign.Web", "src");

    private static readonly Dictionary<string, string> Without = new()
    {
        ["account/PasswordForm.tsx"] = "passwords",
        ["account/SecondFactor.tsx"] = "a code",
        ["account/WithPassword.tsx"] = "a password",
        ["session/SignInForm.tsx"] = "a password, by somebody who is not known yet",
        ["admin/ShownOnce.tsx"] = "shows a secret, asks for nothing",
        ["admin/SecondFactorPolicy.tsx"] = "a choice, without words",
        ["admin/AuditFilters.tsx"] = "a filter: it stands in the address",
        ["lists/FilterFields.tsx"] = "a filter: it stands in the address",
        ["reports/ReportPage.tsx"] = "a filter: it stands in the address",
        ["lists/SavedViews.tsx"] = "the name of a view, kept in the browser",
        ["imports/KeptMappings.tsx"] = "the name of a mapping, kept in the browser",
        ["forms/FieldItem.tsx"] = "a part of forms",
        ["campaigns/ObjectiveRows.tsx"] = "a part of forms",
        ["stories/VariableField.tsx"] = "a part of a form",
    };

    [Fact]
    public void Every_form_keeps_what_is_typed_or_says_why_not()
    {
        var forms = Pages().Where(page => Typing().IsMatch(page.Code)).ToList();
        Assert.True(forms.Count > 20, $"Only {forms.Count} forms were found.");
        var without = forms.Where(page => !Keeping().IsMatch(page.Code)).Select(page => page.Name);
        Assert.Equal(Without.Keys.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_page_that_asks_for_a_secret_uses_drafts()
    {
        var secrets = Pages().Where(page => Secret().IsMatch(page.Code)).ToList();
        Assert.True(secrets.Count >= 3, $"Only {secrets.Count} forms with secrets were found.");
        Assert.All(secrets, page => Assert.DoesNotContain("drafts/", page.Code, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Code)> Pages() => Directory.EnumerateFiles(Source, "*.tsx", SearchOption.AllDirectories)
        .Select(file => (Path.GetRelativePath(Source, file).Replace('\\', '/'), File.ReadAllText(file)));

    [GeneratedRegex(@"<(Input|InputNumber|DatePicker|FieldItem|form|Form<)\b")]
    private static partial Regex Typing();

    [GeneratedRegex(@"\b(useDraft|useGiven)\b|<DraftForm\b|<DraftForm<")]
    private static partial Regex Keeping();

    [GeneratedRegex(@"Input\.Password|one-time-code|type=""password""")]
    private static partial Regex Secret();
}
