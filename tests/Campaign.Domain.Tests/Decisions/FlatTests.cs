using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Decisions;

public sealed class FlatTests
{
    private static readonly Parcel Sent = new("p1", new() { Street = "长街 1", Floor = 3 }, "小心");

    [Fact]
    public void Its_parts_stand_among_the_other_properties_and_come_back()
    {
        var json = JsonSerializer.Serialize(Sent, DomainJson.Options);

        Assert.Equal("""{"id":"p1","street":"长街 1","floor":3,"note":"小心"}""", json);
        Assert.Equal(Sent, JsonSerializer.Deserialize<Parcel>(json, DomainJson.Options));
    }

    [Fact]
    public void The_order_in_which_they_stand_does_not_matter() =>
        Assert.Equal(Sent, JsonSerializer.Deserialize<Parcel>("""{"floor":3,"note":"小心","street":"长街 1","id":"p1"}""", DomainJson.Options));

    [Fact]
    public void A_part_that_may_be_absent_is_left_out() =>
        Assert.Equal("""{"id":"p1","street":"长街 1"}""", JsonSerializer.Serialize(new Parcel("p1", new() { Street = "长街 1" }, null), DomainJson.Options));

    [Fact]
    public void A_part_that_must_be_there_is_missed() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Parcel>("""{"id":"p1","floor":3}""", DomainJson.Options));

    private sealed record Address
    {
        public required string Street { get; init; }

        public int? Floor { get; init; }
    }

    private sealed record Parcel(string Id, [property: Flat] Address Address, string? Note);
}
