namespace Campaign.Storage.Tests.States;

public abstract class StatesContract(IStorageHome home) : StorageContract(home)
{
    [Fact]
    public async Task Of_one_kind_are_deleted_once_they_are_old()
    {
        await KeepState("draft", "draft/staff-1/pool/old/amend", "{}", Clock.Now.AddDays(-30).AddMilliseconds(-1));
        await KeepState("draft", "draft/staff-1/pool/new/amend", "{}", Clock.Now.AddDays(-30));
        await KeepState("presence", "presence/staff-1", "{}", Clock.Now.AddDays(-90));
        await Storage.States.Forget("draft", Clock.Now.AddDays(-30));
        Assert.Equal(["draft/staff-1/pool/new/amend", "presence/staff-1"], StateKeys());
    }

    [Fact]
    public async Task Are_deleted_with_their_owner_and_nobody_elses()
    {
        await KeepState("draft", "draft/staff-1/pool/tea/amend", "{}");
        await KeepState("draft", "draft/staff-1/partner/new", "{}");
        await KeepState("draft", "draft/staff-10/partner/new", "{}");
        await KeepState("draft", "draft/staff-0/partner/new", "{}");
        await KeepState("presence", "draft/staff-1/partner/new", "{}");
        await Storage.States.Forget("draft", "draft/staff-1/");
        Assert.Equal(["draft/staff-0/partner/new", "draft/staff-1/partner/new", "draft/staff-10/partner/new"], StateKeys());
    }

    [Fact]
    public async Task Survive_a_restart()
    {
        await KeepState("draft", "draft/staff-1/partner/new", "{}");
        Reopen();
        Assert.Equal(["draft/staff-1/partner/new"], StateKeys());
    }
}
