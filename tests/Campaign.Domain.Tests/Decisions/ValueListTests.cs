using System.Text.Json;
using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Decisions;

public sealed class ValueListTests
{
    [Fact]
    public void Equals_another_with_the_same_items()
    {
        ValueList<string> one = ["a", "b"];
        ValueList<string> other = ["a", "b"];
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(["b", "a"]));
    }

    [Fact]
    public void Serializes_as_a_json_array()
    {
        ValueList<int> list = [1, 2, 3];
        var json = JsonSerializer.Serialize(list);
        Assert.Equal("[1,2,3]", json);
        Assert.Equal(list, JsonSerializer.Deserialize<ValueList<int>>(json)!);
    }
}
