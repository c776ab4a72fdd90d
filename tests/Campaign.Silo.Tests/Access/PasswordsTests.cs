using System.Buffers.Binary;
using Campaign.Silo.Access;
using Campaign.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Campaign.Silo.Tests.Access;

/// <summary>The cost of a password guess for somebody who has stolen the database. Hosts started by tests use fewer iterations.</summary>
public sealed class PasswordsTests
{
    [Fact]
    public async Task A_node_hashes_210_000_times_with_HMAC_SHA_512()
    {
        await using var node = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), "nowhere").BuildServiceProvider();
        var hash = Convert.FromBase64String(node.GetRequiredService<Passwords>().Hash("lantern-orbit-quiet-37"));

        // ASP.NET Core Identity's version 3 format: the marker, the hash function, the iteration count.
        Assert.Equal(
            (1, 2u, 210_000u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))));
    }
}
