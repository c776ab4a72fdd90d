namespace Campaign.Storage.Access;

/// <summary>Sign-ins by SQL that works on every database.</summary>
/// <param name="write">Runs a statement with parameters <c>$1</c>, <c>$2</c> … in the writer's transaction and returns the numbers that it selects.</param>
internal sealed class SignIns(Func<string, object[], Task<IReadOnlyList<long>>> write) : ISignIns
{
    private const string CountSql = """
        INSERT INTO sign_in_attempts (key, count, since) VALUES ($1, 1, $2)
        ON CONFLICT (key) DO UPDATE SET
            count = CASE WHEN sign_in_attempts.since < $3 THEN 1 ELSE sign_in_attempts.count + 1 END,
            since = CASE WHEN sign_in_attempts.since < $3 THEN $2 ELSE sign_in_attempts.since END
        RETURNING count
        """;

    private const string BeginSql =
        "INSERT INTO sessions (id, hash, person, agent, created, seen, expires, password) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING 1";

    public async Task<long> Count(string key, DateTimeOffset now, DateTimeOffset since) =>
        (await Write(CountSql, key, now.ToUnixTimeMilliseconds(), since.ToUnixTimeMilliseconds()))[0];

    public Task Uncount(string key) => Write("UPDATE sign_in_attempts SET count = count - 1 WHERE key = $1 AND count > 0 RETURNING count", key);

    public Task Forget(string key) => Write("DELETE FROM sign_in_attempts WHERE key = $1 RETURNING count", key);

    public async Task<bool> TakeStep(string person, long step) =>
        (await Write("UPDATE staff SET step = $1 WHERE id = $2 AND step < $1 RETURNING step", step, person)).Count > 0;

    public Task PutSecret(string person, string secret) => Write("UPDATE staff SET secret = $1 WHERE id = $2 RETURNING step", secret, person);

    public Task Begin(SessionRow session, string passwordHash) =>
        Write(BeginSql, session.Id, session.Hash, session.Person, session.Agent, session.Created, session.Seen, session.Expires, passwordHash);

    public Task Keep(string session, string passwordHash) => Write("UPDATE sessions SET password = $1 WHERE id = $2 RETURNING seen", passwordHash, session);

    public Task Touch(string session, DateTimeOffset now) => Write("UPDATE sessions SET seen = $1 WHERE id = $2 RETURNING seen", now.ToUnixTimeMilliseconds(), session);

    public async Task<bool> End(string session) => (await Write("DELETE FROM sessions WHERE id = $1 RETURNING seen", session)).Count > 0;

    public Task EndAll(string person, string except) => Write("DELETE FROM sessions WHERE person = $1 AND id <> $2 RETURNING seen", person, except);

    public async Task Tidy(DateTimeOffset now, DateTimeOffset attemptsBefore)
    {
        await Write("DELETE FROM sessions WHERE expires < $1 RETURNING seen", now.ToUnixTimeMilliseconds());
        await Write("DELETE FROM sign_in_attempts WHERE since < $1 RETURNING count", attemptsBefore.ToUnixTimeMilliseconds());
    }

    private Task<IReadOnlyList<long>> Write(string sql, params object[] values) => write(sql, values);
}
