using System.Reflection;

namespace Campaign.Journeys.Tests.Hosting;

/// <summary>Facts go down, views come up: which room may know which.</summary>
public sealed class RoomTests
{
    [Theory]
    [InlineData("Campaign.Domain", "")]
    [InlineData("Campaign.Storage", "Campaign.Domain")]
    [InlineData("Campaign.Grains", "Campaign.Domain Campaign.Storage")]
    [InlineData("Campaign.Documents", "Campaign.Domain Scriban.Embedded")]
    [InlineData("Campaign.Silo", "Campaign.Domain Campaign.Storage Campaign.Grains")]
    [InlineData("Scriban.Embedded", "")]
    public void A_room_knows_only_the_rooms_below_it(string room, string allowed)
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, $"{room}.dll")))
        {
            // A stand-in is not part of a build that takes the package instead.
            Assert.EndsWith(".Embedded", room, StringComparison.Ordinal);
            return;
        }

        var known = References(room).Where(IsRoom).ToList();
        Assert.Empty(known.Except(allowed.Split(' ')));
    }

    [Fact]
    public void The_rules_use_no_package() => Assert.All(References("Campaign.Domain"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Only_storage_speaks_to_the_database()
    {
        foreach (var room in new[] { "Campaign.Domain", "Campaign.Grains", "Campaign.Documents", "Campaign.Silo", "Campaign.Api" })
        {
            Assert.DoesNotContain(References(room), name => name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || name == "Dapper");
        }
    }

    private static List<string> References(string room) => [.. Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name!)];

    private static bool IsRoom(string name) =>
        name.StartsWith("Campaign.", StringComparison.Ordinal) || name is "Scriban.Embedded";
}
