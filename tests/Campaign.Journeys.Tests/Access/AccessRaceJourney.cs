using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Campaign.Storage;
using Campaign.Storage.Access;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Campaign.Journeys.Tests.Access;

/// <summary>Requests in flight while somebody else changes the password, roles or two-step verification that they rest on.</summary>
public sealed class AccessRaceJourney(AccessRaceJourney.InterruptedServer shared) : IClassFixture<AccessRaceJourney.InterruptedServer>
{
    private readonly CampaignServer _server = shared.Server;
    private readonly string _lin = shared.Name("lin");

    [Fact]
    public async Task A_sign_in_in_flight_during_a_password_reset_fails()
    {
        var lin = await Lin();
        Once(() => _server.Post($"people/{lin}/password"));
        using var browser = await _server.SignIn(_lin);
        await browser.Refused(HttpMethod.Get, "session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_password_only_sign_in_in_flight_while_two_step_verification_is_turned_on_fails()
    {
        await Lin();
        using var own = await _server.SignIn(_lin);
        Once(() => TurnOn(own));
        using var browser = _server.NewClient();
        Assert.Equal("sign-in-failed", await browser.Refused(HttpMethod.Post, "session", HttpStatusCode.Unauthorized, new { name = _lin, password = AccessSteps.Password }));
    }

    [Theory]
    [InlineData("PUT", "people/{lin}/roles", """{"roles":[{"role":"administrator"}]}""", "person-unknown")]
    [InlineData("POST", "people", """{"name":"back-door","roles":[{"role":"administrator"}]}""", "role-not-yours")]
    [InlineData("POST", "people/{lin}/password", "{}", "person-unknown")]
    [InlineData("POST", "people/{lin}/deactivate", "{}", "right-missing")]
    [InlineData("POST", "people/{lin}/reactivate", "{}", "right-missing")]
    [InlineData("POST", "tokens", """{"name":"back door","access":"write"}""", "right-missing")]
    [InlineData("PUT", "installation/second-factor", """{"policy":"everyone"}""", "right-missing")]
    public async Task A_request_whose_body_is_still_arriving_when_its_sender_loses_the_role_is_refused(string verb, string path, string body, string code)
    {
        var lin = await Lin();
        var name = shared.Name("boss");
        var boss = (string)(await _server.AddPerson(name, "administrator"))["id"]!;
        using var browser = await _server.SignIn(name);
        using var held = new HeldBody(body);
        using var request = new HttpRequestMessage(new(verb), path.Replace("{lin}", lin, StringComparison.Ordinal)) { Content = held };
        var answering = browser.SendAsync(request);
        await held.IsRead;
        await _server.Client.Expect(HttpMethod.Put, $"people/{boss}/roles", new { roles = Array.Empty<object>() });
        held.Finish();
        using var answer = await answering;
        Assert.Equal(code, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    [Theory]
    [InlineData("session/password")]
    [InlineData("session/second-factor/remove")]
    [InlineData("session/second-factor/recovery-codes")]
    public async Task A_change_confirmed_with_a_password_that_is_reset_meanwhile_is_refused(string path)
    {
        var lin = await Lin();
        using var own = await _server.SignIn(_lin);
        await TurnOn(own);
        JsonNode? reset = null;
        Once(async () => reset = await _server.Post($"people/{lin}/password"));
        var body = new { current = AccessSteps.Password, password = AccessSteps.Password, @new = "harbour-kettle-maple-19" };
        Assert.Equal("stale-version", await own.Refused(HttpMethod.Post, path, HttpStatusCode.PreconditionFailed, body));
        using var back = await _server.SignIn(_lin, (string)reset!["password"]!);
    }

    [Fact]
    public async Task Two_step_verification_being_set_up_during_a_password_reset_is_not_turned_on()
    {
        var lin = await Lin();
        using var own = await _server.SignIn(_lin);
        var code = await Prepare(own);
        JsonNode? reset = null;
        Once(async () => reset = await _server.Post($"people/{lin}/password"));
        Assert.Equal("stale-version", await own.Refused(HttpMethod.Post, "session/second-factor/confirm", HttpStatusCode.PreconditionFailed, new { code }));
        using var back = await _server.SignIn(_lin, (string)reset!["password"]!);
    }

    private async Task<string> Lin() => (string)(await _server.AddPerson(_lin, "editor"))["id"]!;

    private async Task<JsonNode> TurnOn(HttpClient browser) =>
        await browser.Expect(HttpMethod.Post, "session/second-factor/confirm", new { code = await Prepare(browser) });

    /// <returns>A code that turns it on.</returns>
    private async Task<string> Prepare(HttpClient browser)
    {
        var secret = (string)(await browser.Expect(HttpMethod.Post, "session/second-factor", new { }))["secret"]!;
        return new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(shared.Clock.Now.UtcDateTime);
    }

    /// <summary>Runs an action the next time a password has been verified, before the request goes on.</summary>
    private void Once(Func<Task> meanwhile) => ((InterruptedSignIns)_server.Services.GetRequiredService<ISignIns>()).Meanwhile = meanwhile;

    /// <summary>JSON whose end is held back: once the server reads it, every check that comes before reading has been made.</summary>
    private sealed class HeldBody : HttpContent
    {
        // More than the server buffers before the body is read.
        private static readonly byte[] Blank = [.. Enumerable.Repeat((byte)' ', 256 * 1024)];
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly string _json;

        public HeldBody(string json)
        {
            _json = json;
            Headers.ContentType = new("application/json");
        }

        public Task IsRead => _read.Task;

        public void Finish() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Blank);
            await stream.FlushAsync();
            _read.SetResult();
            await _rest.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_json));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>One server for all tests, each with people of its own.</summary>
    public sealed class InterruptedServer : IDisposable
    {
        private int _names;

        public InterruptedServer() => Server = new(
            Clock, services => services.AddSingleton<ISignIns>(all => new InterruptedSignIns(all.GetRequiredService<IStorage>().SignIns)));

        public CampaignServer Server { get; }

        internal FakeClock Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8)));

        public string Name(string stem) => $"{stem}-{++_names}";

        public void Dispose() => Server.Dispose();
    }

    /// <summary>Runs the hook where failed attempts are cleared, which is right after a password has been verified.</summary>
    private sealed class InterruptedSignIns(ISignIns inner) : ISignIns
    {
        public Func<Task>? Meanwhile { get; set; }

        public async Task Forget(string key)
        {
            await inner.Forget(key);
            var meanwhile = Meanwhile;
            Meanwhile = null;
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
        }

        public Task<long> Count(string key, DateTimeOffset now, DateTimeOffset since) => inner.Count(key, now, since);

        public Task Uncount(string key) => inner.Uncount(key);

        public Task<bool> TakeStep(string person, long step) => inner.TakeStep(person, step);

        public Task PutSecret(string person, string secret) => inner.PutSecret(person, secret);

        public Task Begin(SessionRow session, string passwordHash) => inner.Begin(session, passwordHash);

        public Task Keep(string session, string passwordHash) => inner.Keep(session, passwordHash);

        public Task Touch(string session, DateTimeOffset now) => inner.Touch(session, now);

        public Task<bool> End(string session) => inner.End(session);

        public Task EndAll(string person, string except = "") => inner.EndAll(person, except);

        public Task Tidy(DateTimeOffset now, DateTimeOffset attemptsBefore) => inner.Tidy(now, attemptsBefore);
    }
}
