namespace Campaign.Storage.Tests;

public abstract class StorageLifetimeContract(IStorageHome home) : StorageContract(home)
{
    /// <summary>A service container disposes of what it hands out, the last first: the connection under the writer's feet.</summary>
    [Fact]
    public void Only_the_storage_itself_is_disposable() => Assert.All(
        typeof(IStorage).GetProperties(), part => Assert.False(part.GetValue(Storage) is IDisposable or IAsyncDisposable, $"{part.Name} is disposable."));
}
