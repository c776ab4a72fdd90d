using Campaign.Domain.Drafts;

namespace Campaign.Domain.Tests.Drafts;

public sealed class DraftRulesTests
{
    [Theory]
    [InlineData("pool/tea-coupons/amend")]
    [InlineData("campaign/new")]
    [InlineData("collaboration/spring/li-na/d1/draft")]
    [InlineData("submission/sub-0123456789abcdefghjk/rights/request")]
    public void A_form_is_named_by_slugs(string form) => Assert.True(DraftRules.IsForm(form));

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
    public void Anything_else_is_no_form(string form)
    {
        Assert.False(DraftRules.IsForm(form));
        Assert.Equal("form-invalid", DraftRules.Check(form, new())!.Code);
    }

    [Fact]
    public void A_name_is_bounded()
    {
        var part = new string('a', 79);
        Assert.True(DraftRules.IsForm($"{part}/{part}/{part}/{part}/{part}"));
        Assert.False(DraftRules.IsForm($"{part}/{part}/{part}/{part}/{part}/a1"));
    }

    [Theory]
    [InlineData("/campaigns/spring?open=d1")]
    [InlineData("/")]
    public void The_page_is_one_of_ours(string path) => Assert.Null(DraftRules.Check("pool/tea", new() { Path = path }));

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public void Another_sites_page_is_refused(string path) => Assert.Equal("path-invalid", DraftRules.Check("pool/tea", new() { Path = path })!.Code);

    [Fact]
    public void A_title_is_bounded() => Assert.Equal("text-too-long", DraftRules.Check("pool/tea", new() { Title = new string('字', 201) })!.Code);

    [Fact]
    public void Its_size_is_that_of_all_that_was_typed_and_of_what_it_is_about() =>
        Assert.Equal(6 + 2, DraftRules.SizeOf(new() { Values = "杯盖", Basis = "{}" }));
}
