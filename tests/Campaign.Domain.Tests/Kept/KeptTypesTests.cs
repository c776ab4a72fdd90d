using System.Text.Json;
using System.Text.Json.Nodes;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Kept;

public sealed class KeptTypesTests
{
    [Fact]
    public void A_renamed_property_is_an_error_and_not_an_empty_value() =>
        Assert.Throws<JsonException>(() => new KeptTypes(typeof(Renamed)).Read("thing.renamed", """{"name":"茶","note":"首次"}"""u8));

    [Fact]
    public void A_renamed_optional_property_is_an_error_too() =>
        Assert.Throws<JsonException>(() => new KeptTypes(typeof(Renamed)).Read("thing.renamed", """{"title":"茶","remark":"首次"}"""u8));

    [Fact]
    public void A_property_that_is_missing_and_may_not_be_null_is_an_error() =>
        Assert.Throws<JsonException>(() => new KeptTypes(typeof(Renamed)).Read("thing.renamed", "{}"u8));

    [Fact]
    public void A_missing_nullable_property_reads_as_null()
    {
        var read = new KeptTypes(typeof(Renamed)).Read("thing.renamed", """{"title":"茶"}"""u8);
        Assert.Equal(new Renamed("茶", null), read);
    }

    [Fact]
    public void Every_earlier_generation_goes_through_the_upcasters_that_follow_it()
    {
        var types = new KeptTypes(typeof(Grown), typeof(GrownUpcasters));
        Assert.Equal("thing.grown@3", types.KeptNameOf(typeof(Grown)));
        Assert.Equal("thing.grown", types.NameOf(typeof(Grown)));
        Assert.Equal(new Grown("茶", 1.5m, "CNY"), types.Read("thing.grown", """{"name":"茶","cents":150}"""u8));
        Assert.Equal(new Grown("茶", 1.5m, "CNY"), types.Read("thing.grown@2", """{"title":"茶","cents":150}"""u8));
        Assert.Equal(new Grown("茶", 1.5m, "USD"), types.Read("thing.grown@3", """{"title":"茶","amount":1.5,"currency":"USD"}"""u8));
    }

    [Theory]
    [InlineData("thing.grown@4")]
    [InlineData("thing.grown@0")]
    [InlineData("thing.grown@x")]
    [InlineData("thing.unheard-of")]
    public void Refuses_what_a_newer_build_stored(string name)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new KeptTypes(typeof(Grown), typeof(GrownUpcasters)).Read(name, "{}"u8));
        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generation_without_upcasters_is_refused_at_startup()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new KeptTypes(typeof(Grown)));
        Assert.Contains("thing.grown", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_with_one_name_are_refused_at_startup() =>
        Assert.Throws<InvalidOperationException>(() => new KeptTypes(typeof(Renamed), typeof(Twin)));

    [Named("thing.renamed")]
    private sealed record Renamed(string Title, string? Note);

    [Named("thing.renamed")]
    private sealed record Twin(string Title);

    [Named("thing.grown", Generation = 3)]
    private sealed record Grown(string Title, decimal Amount, string Currency = "CNY");

    private static class GrownUpcasters
    {
        [Upcasts("thing.grown", 1)]
        public static JsonObject NameBecameTitle(JsonObject kept)
        {
            kept["title"] = kept["name"]!.DeepClone();
            kept.Remove("name");
            return kept;
        }

        [Upcasts("thing.grown", 2)]
        public static JsonObject CentsBecameAnAmount(JsonObject kept)
        {
            kept["amount"] = (decimal)kept["cents"]! / 100;
            kept.Remove("cents");
            return kept;
        }
    }
}
