using Campaign.Domain.Access;
using Campaign.Domain.Decisions;
using Campaign.Storage.Views;

namespace Campaign.Storage.Access;

/// <summary>A person with their sign-in data and roles.</summary>
/// <param name="Secret">The authenticator secret of two-step verification, on or being set up; base 32.</param>
/// <param name="Recovery">Hashes of recovery codes, each with its id; some may be used.</param>
public sealed record StaffRow(StaffState State, string Login, string Display, string PasswordHash, string? Secret, string? Recovery, long Version);

/// <summary>A session and its person.</summary>
/// <param name="Owes">Whether two-step verification must be set up before anything else.</param>
public sealed record SignedIn(SessionRow Session, StaffState Person, string Display, bool Owes);

/// <summary>Reads people, tokens and sessions.</summary>
public sealed class AccessQueries(IReadDatabase database)
{
    private const string Staff = "SELECT a.doc, s.login, s.display, s.password, s.secret, s.recovery, a.version FROM staff s JOIN staff_access a ON a.id = s.id";

    private const string Session = "SELECT s.id, s.hash, s.person, s.agent, s.created, s.seen, s.expires";

    // In one query, so that a new password ends its person's sessions without another step.
    private const string OpenSessions = "FROM sessions s JOIN staff p ON p.id = s.person AND p.password = s.password";

    public async ValueTask<bool> Any(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<long>("SELECT 1 FROM staff_access LIMIT 1", new { }, cancellation)).Count > 0;
    }

    public ValueTask<StaffRow?> Find(string id, CancellationToken cancellation) => One($"{Staff} WHERE s.id = @key", id, cancellation);

    /// <param name="login">The sign-in name, in lower case.</param>
    public ValueTask<StaffRow?> FindByLogin(string login, CancellationToken cancellation) => One($"{Staff} WHERE s.login = @key", login, cancellation);

    public async ValueTask<IReadOnlyList<StaffRow>> Everybody(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return [.. (await lease.Rows<StaffColumns>($"{Staff} ORDER BY s.login", new { }, cancellation)).Select(row => row.ToRow())];
    }

    /// <summary>Display names of people and programs, by id; unknown ids are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> Names(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<NameColumns>(
            $"SELECT id, display FROM staff WHERE id IN (SELECT value FROM {lease.Dialect.Each("ids")})", new { ids = lease.Dialect.List(ids) }, cancellation);
        var tokens = await lease.Documents<TokenState>(
            $"SELECT doc, version FROM tokens WHERE id IN (SELECT value FROM {lease.Dialect.Each("ids")})", new { ids = lease.Dialect.List(ids) }, cancellation);
        return rows.Select(row => (row.Id, row.Display)).Concat(tokens.Select(token => (token.State.Id, token.State.Name))).ToDictionary(StringComparer.Ordinal);
    }

    /// <param name="hash">Hash of the secret in the cookie.</param>
    public async ValueTask<SignedIn?> SignedIn(string hash, CancellationToken cancellation)
    {
        using var lease = database.Read();
        var rows = await lease.Rows<SignedInColumns>(
            $"{Session}, a.doc, p.display, f.value AS policy {OpenSessions} JOIN staff_access a ON a.id = s.person LEFT JOIN access_policies f ON f.name = @policy WHERE s.hash = @hash",
            new { hash, policy = SecondFactorRequired.Policy },
            cancellation);
        return rows.SingleOrDefault()?.ToRow();
    }

    /// <summary>Who must use two-step verification.</summary>
    public async ValueTask<SecondFactorPolicy> SecondFactor(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return PolicyOf((await lease.Rows<string>("SELECT value FROM access_policies WHERE name = @name", new { name = SecondFactorRequired.Policy }, cancellation)).SingleOrDefault());
    }

    public async ValueTask<IReadOnlyList<SessionRow>> Sessions(string person, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Rows<SessionRow>($"{Session} {OpenSessions} WHERE s.person = @person ORDER BY s.created DESC", new { person }, cancellation);
    }

    public async ValueTask<SessionRow?> FindSession(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<SessionRow>($"{Session} {OpenSessions} WHERE s.id = @id", new { id }, cancellation)).SingleOrDefault();
    }

    public async ValueTask<IReadOnlyList<Versioned<TokenState>>> Tokens(CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Documents<TokenState>("SELECT doc, version FROM tokens ORDER BY id DESC", new { }, cancellation);
    }

    public async ValueTask<Versioned<TokenState>?> Token(string id, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return await lease.Document<TokenState>("SELECT doc, version FROM tokens WHERE id = @id", new { id }, cancellation);
    }

    /// <param name="hash">Hash of the token that the program sent.</param>
    public async ValueTask<TokenState?> TokenByKey(string hash, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Document<TokenState>(
            "SELECT t.doc, t.version FROM token_keys k JOIN tokens t ON t.id = k.token WHERE k.hash = @hash", new { hash }, cancellation))?.State;
    }

    private static SecondFactorPolicy PolicyOf(string? word) => word is null ? SecondFactorPolicy.Off : DomainJson.Value<SecondFactorPolicy>(word);

    private async ValueTask<StaffRow?> One(string sql, string key, CancellationToken cancellation)
    {
        using var lease = database.Read();
        return (await lease.Rows<StaffColumns>(sql, new { key }, cancellation)).SingleOrDefault()?.ToRow();
    }

    private sealed record NameColumns(string Id, string Display);

    private sealed record StaffColumns(string Doc, string Login, string Display, string Password, string? Secret, string? Recovery, long Version)
    {
        public StaffRow ToRow() => new(Doc.ToState<StaffState>(), Login, Display, Password, Secret, Recovery, Version);
    }

    private sealed record SignedInColumns(
        string Id, string Hash, string Person, string Agent, long Created, long Seen, long Expires, string Doc, string Display, string? Policy)
    {
        public SignedIn ToRow()
        {
            var person = Doc.ToState<StaffState>();
            return new(new(Id, Hash, Person, Agent, Created, Seen, Expires), person, Display, person.Owes(PolicyOf(Policy)));
        }
    }
}
