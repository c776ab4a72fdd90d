using Campaign.Domain.Decisions;

namespace Campaign.Domain.Tests.Decisions;

public sealed class SlugTests
{
    [Theory]
    [InlineData("2025-cola", true)]
    [InlineData("a1", true)]
    [InlineData("a", false)]
    [InlineData("-a", false)]
    [InlineData("a--b", false)]
    [InlineData("A1", false)]
    [InlineData("../etc", false)]
    [InlineData("茶", false)]
    [InlineData(null, false)]
    public void Tells_readable_ids_from_others(string? id, bool valid) => Assert.Equal(valid, Slug.IsValid(id));

    [Fact]
    public void Makes_the_same_id_from_the_same_parts_and_another_from_others()
    {
        Assert.Equal(Slug.From("grant", "li", "sub-1"), Slug.From("grant", "li", "sub-1"));
        Assert.NotEqual(Slug.From("grant", "li", "sub-1"), Slug.From("grant", "lis", "ub-1"));
        Assert.True(Slug.IsValid(Slug.From("grant", "li", "sub-1")));
    }

    [Fact]
    public void Numbers_the_parts_of_a_whole_always_alike_and_in_order()
    {
        var time = DateTimeOffset.UnixEpoch.AddYears(56);
        Assert.Equal(Slug.Numbered("sub", time, "job-1", 12), Slug.Numbered("sub", time, "job-1", 12));
        Assert.NotEqual(Slug.Numbered("sub", time, "job-1", 12), Slug.Numbered("sub", time, "job-2", 12));
        string[] ids = [Slug.Numbered("sub", time, "job-1", 9), Slug.Numbered("sub", time, "job-1", 10), Slug.Numbered("sub", time, "job-1", 1_000_000), Slug.New("sub", time.AddMilliseconds(1))];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.True(Slug.IsValid(id) && id.Length == ids[0].Length));
    }

    [Fact]
    public void Makes_ids_that_sort_by_time()
    {
        var earlier = Slug.New("sub", DateTimeOffset.UnixEpoch.AddYears(56));
        var later = Slug.New("sub", DateTimeOffset.UnixEpoch.AddYears(56).AddMilliseconds(1));
        Assert.True(string.CompareOrdinal(earlier, later) < 0);
        Assert.True(Slug.IsValid(later));
    }
}
