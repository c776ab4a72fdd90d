namespace Orleans.Runtime
{
    /// <summary>Anything that has a grain's identity: a grain, or a reference to one.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    using Orleans.Runtime;

    /// <summary>Marks an interface whose methods are calls to a grain: each returns a task and runs as one turn of the grain.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain that is identified by a text key.</summary>
    public interface IGrainWithStringKey : IGrain;
}
