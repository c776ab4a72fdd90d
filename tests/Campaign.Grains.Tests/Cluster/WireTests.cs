using System.Reflection;
using Campaign.Domain.Decisions;
using Campaign.Silo.Hosting;
using Campaign.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Campaign.Grains.Tests.Cluster;

/// <summary>What a silo makes of what another one sends.</summary>
public sealed class WireTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddSilo(new StorageOptions(), "not made").BuildServiceProvider();

    private Serializer Wire => _services.GetRequiredService<Serializer>();

    [Theory]
    [MemberData(nameof(GrainSignatureTests.Types), MemberType = typeof(GrainSignatureTests))]
    public void What_crosses_a_grains_boundary_arrives_equal(Type type)
    {
        var sample = GrainSignatureTests.AnyOf(type, 0);
        Assert.Equal(sample, GetType().GetMethod(nameof(Sent), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [sample]));
    }

    [Fact]
    public void A_message_arrives_where_only_its_base_is_declared()
    {
        foreach (var type in typeof(Message).Assembly.GetTypes().Where(type => type.BaseType == typeof(Message)))
        {
            var sample = (Message)GrainSignatureTests.AnyOf(type, 0);
            Assert.Equal(sample, Sent(sample));
        }
    }

    [Fact]
    public void A_fault_arrives_as_what_it_was()
    {
        Exception[] faults =
        [
            new StorageException("The disk is broken.", new IOException("no sector")), new TransientStorageException("The disk is full."), new OutcomeUnknownException("lost"),
            new InvalidOperationException("ours"),
        ];
        foreach (var fault in faults)
        {
            var arrived = Sent(fault);
            Assert.Equal((fault.GetType(), fault.Message, $"{fault.InnerException?.GetType()}"), (arrived.GetType(), arrived.Message, $"{arrived.InnerException?.GetType()}"));
            Assert.Equal(StorageException.IsTransient(fault), StorageException.IsTransient(arrived));
        }
    }

    [Fact]
    public void Inside_a_silo_nothing_is_copied()
    {
        var sample = new ValueList<Message>([.. typeof(Message).Assembly.GetTypes().Where(type => type.BaseType == typeof(Message)).Select(type => (Message)GrainSignatureTests.AnyOf(type, 0))]);
        Assert.Same(sample, _services.GetRequiredService<DeepCopier>().Copy(sample));
    }

    private T Sent<T>(T declared) => Wire.Deserialize<T>(Wire.SerializeToArray(declared))!;

    public void Dispose() => _services.Dispose();
}
