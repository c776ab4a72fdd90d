namespace Campaign.Storage.Tests.Files;

public abstract class FilesContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Are_read_back_as_stored_even_after_a_restart()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3_000_000).Select(number => (byte)(number * 7 / 256))];
        await Keep("job-1", bytes);
        Reopen();
        Assert.Equal(bytes, await File.ReadAllBytesAsync(await Storage.Files.Open("job-1", None)));
    }

    [Fact]
    public async Task Are_gone_once_deleted()
    {
        await Keep("job-1", [1, 2, 3]);
        await Keep("job-2", [4]);
        await Storage.Files.Forget("job-1");
        await Storage.Files.Forget("never");
        Assert.False(File.Exists(Storage.Files.Draft("job-1")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Storage.Files.Open("job-1", None));
        Assert.Equal([4], await File.ReadAllBytesAsync(await Storage.Files.Open("job-2", None)));
    }

    [Fact]
    public async Task May_be_empty()
    {
        await Keep("job-1", []);
        Assert.Empty(await File.ReadAllBytesAsync(await Storage.Files.Open("job-1", None)));
    }

    [Fact]
    public async Task Are_listed_before_a_name_even_after_a_restart()
    {
        await Keep("job-1", []);
        await Keep("job-2", [2]);
        await Keep("job-a", [3]);
        Reopen();
        Assert.Equal(["job-1", "job-2"], (await Storage.Files.Before("job-3", None)).Order());
        Assert.Empty(await Storage.Files.Before("job-1", None));
    }

    private async Task Keep(string name, byte[] bytes)
    {
        await File.WriteAllBytesAsync(Storage.Files.Draft(name), bytes);
        await Storage.Files.Keep(name, None);
    }
}
