using Campaign.Domain.Drafts;

namespace Campaign.Domain.Tests.Drafts;

public sealed class DraftRulesTests
{
    [Theory]
    [InlineData("pool/tea-coupons/amend")]
    [InlineData("campaign/new")]
    [InlineData("collaboration/spring/li-na/d1/draft")]
    [InlineData("submission/sub-0123456789abcdefghjk/rights/request")]
    public void Accepts_form_names_made_of_slugs(string form) => Assert.True(DraftRules.IsForm(form));

    [Theory]
    [InlineData("")]
    [InlineData("pool")]
    [InlineData("/pool/tea")]
    [InlineData("pool/tea/")]
    [InlineData("pool//tea")]
    [InlineData("pool/../tea")]
    [InlineData("Pool/tea")]
    [InlineData("pool/tea_1")]
    [InlineData("pool/新茶")]
    [InlineData("pool/tea%2Famend")]
    [InlineData("pool/-tea")]
    [InlineData("a1/a1/a1/a1/a1/a1/a1/a1/a1")]
    public void Refuses_any_other_form_name(string form)
    {
        Assert.False(DraftRules.IsForm(form));
        Assert.Equal("form-invalid", DraftRules.Check(form, new())!.Code);
    }

    [Fact]
    public void A_form_name_has_a_maximum_length()
    {
        var part = new string('a', 79);
        Assert.True(DraftRules.IsForm($"{part}/{part}/{part}/{part}/{part}"));
        Assert.False(DraftRules.IsForm($"{part}/{part}/{part}/{part}/{part}/a1"));
    }

    [Theory]
    [InlineData("/campaigns/spring?open=d1")]
    [InlineData("/")]
    public void Accepts_a_path_within_the_app(string path) => Assert.Null(DraftRules.Check("pool/tea", new() { Path = path }));

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public void Refuses_a_path_to_another_site(string path) => Assert.Equal("path-invalid", DraftRules.Check("pool/tea", new() { Path = path })!.Code);

    [Fact]
    public void A_title_has_a_maximum_length() => Assert.Equal("text-too-long", DraftRules.Check("pool/tea", new() { Title = new string('字', 201) })!.Code);

    [Fact]
    public void Its_size_counts_the_typed_values_and_the_values_they_were_based_on() =>
        Assert.Equal(6 + 2, DraftRules.SizeOf(new() { Values = "杯盖", Basis = "{}" }));
}
