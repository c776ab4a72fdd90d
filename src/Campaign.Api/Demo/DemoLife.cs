namespace Campaign.Api.Demo;

/// <summary>
/// One resource's life in the timeline: how it is created and what happens to it. Its version counts what has happened, so a run that
/// continues after an interruption skips exactly the steps that are done.
/// </summary>
/// <param name="path">The resource's path, given its id.</param>
internal sealed class DemoLife(DemoTimeline timeline, Func<string, string> path)
{
    private DemoHttp _who = null!;
    private long _version;
    private long _planned;

    /// <summary>Null until it was created.</summary>
    public string? Id { get; private set; }

    /// <summary>Who takes the steps planned from here on.</summary>
    public DemoLife By(DemoHttp who)
    {
        _who = who;
        return this;
    }

    /// <param name="key">The request's Idempotency-Key, the same on every run.</param>
    /// <param name="facts">How many facts creating it takes.</param>
    public DemoLife Made(DateTimeOffset at, string collection, string key, object body, int facts = 1)
    {
        _planned = facts;
        var who = _who;
        timeline.Add(at, async () =>
        {
            var made = await who.Post(collection, body, key);
            Id = (string)made["id"]!;
            _version = (long)made["version"]!;
        });
        return this;
    }

    /// <param name="facts">How many facts the step takes.</param>
    public DemoLife Then(DateTimeOffset at, string verb, object? body = null, int facts = 1)
    {
        _planned += facts;
        var (reached, who) = (_planned, _who);
        timeline.Add(at, async () =>
        {
            if (_version < reached)
            {
                _version = (long)(await who.Post($"{path(Id!)}/{verb}", body))["version"]!;
            }
        });
        return this;
    }

    /// <summary>A step for a resource whose version also counts its neighbours' facts: taken while it has this status.</summary>
    public DemoLife When(DateTimeOffset at, string status, string verb, object? body = null)
    {
        var who = _who;
        timeline.Add(at, async () =>
        {
            if ((string?)(await who.Get(path(Id!)))["status"] == status)
            {
                await who.Post($"{path(Id!)}/{verb}", body);
            }
        });
        return this;
    }
}
