using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Campaign.Domain.Decisions;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Campaign.Journeys.Tests.Hosting;

/// <summary>Facts go down, views come up: which room may depend on which, checked in the compiled assemblies.</summary>
public sealed class RoomTests
{
    private static readonly string[] Rooms = ["Domain", "Storage", "Grains", "Documents", "Silo", "Api"];
    private static readonly Architecture Campaign = new ArchLoader().LoadAssemblies([.. Rooms.Select(RoomOf)]).Build();

    [Theory]
    [InlineData("Domain", "")]
    [InlineData("Storage", "Domain")]
    [InlineData("Grains", "Domain Storage")]
    [InlineData("Documents", "Domain")]
    [InlineData("Silo", "Domain Storage Grains")]
    [InlineData("Api", "Domain Storage Grains Documents Silo")]
    public void A_room_knows_only_the_rooms_below_it(string room, string below)
    {
        foreach (var other in Rooms.Except(below.Split(' ')).Where(other => other != room))
        {
            Holds(InRoom(room).Should().NotDependOnAny(InRoom(other)));
        }

        Assert.All(below.Split(' ', StringSplitOptions.RemoveEmptyEntries), other => Assert.False(InRoom(room).Should().NotDependOnAny(InRoom(other)).HasNoViolations(Campaign), other));
    }

    [Fact]
    public void The_rules_use_no_package_no_clock_and_no_IO()
    {
        Assert.All(RoomOf("Domain").GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));
        Holds(InRoom("Domain").Should().NotDependOnAnyTypesThat().HaveFullNameMatching(@"^System\.(TimeProvider|IO\.(File|Directory|Stream|Path)|Net\.Http|Diagnostics\.Process)"));
    }

    [Theory]
    [InlineData(@"^(Microsoft\.Data\.Sqlite|SQLitePCL|Npgsql|Dapper)\.", "Storage")]
    [InlineData(@"^(Scriban|PuppeteerSharp)\.", "Documents")]
    [InlineData(@"^Microsoft\.AspNetCore\.(Http|Routing|Mvc)\.", "Silo Api")]
    [InlineData(@"^System\.Net\.Http\.", "Api")]
    public void Libraries_that_talk_to_the_outside_are_used_only_in_their_room(string types, string rooms)
    {
        foreach (var room in Rooms)
        {
            var apart = InRoom(room).Should().NotDependOnAnyTypesThat().HaveFullNameMatching(types);
            Assert.True(apart.HasNoViolations(Campaign) != rooms.Split(' ').Contains(room), $"{room} and {types}");
        }
    }

    [Fact]
    public void Facts_are_sealed_immutable_records()
    {
        var facts = Classes().That().AreAssignableTo(typeof(Fact)).And().AreNotAbstract();
        Holds(facts.Should().BeSealed());
        Holds(facts.Should().BeRecord());
        Holds(facts.Should().BeImmutable());
        Assert.NotEmpty(facts.GetObjects(Campaign));
    }

    [Fact]
    public void Every_folder_is_named_after_what_it_is_about() =>
        Holds(Types().That().ResideInNamespaceMatching(@"^Campaign\.").Should().NotResideInNamespaceMatching(@"\.(Common|Helpers?|Utils?|Utilities|Application|Contracts|Misc)(\.|$)"));

    private static Assembly RoomOf(string name) => Assembly.Load($"Campaign.{name}");

    private static ArchUnitNET.Fluent.Syntax.Elements.Types.GivenTypesConjunction InRoom(string name) => Types().That().ResideInAssembly(RoomOf(name));

    private static void Holds(IArchRule rule) => Assert.Empty(rule.Evaluate(Campaign).Where(result => !result.Passed).Select(result => result.Description));
}
