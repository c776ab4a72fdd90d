-- Where the silos of an Orleans cluster find each other (-p:GrainRuntime=Orleans). Empty in a build with the embedded runtime: a database fits both.
-- Silos may agree on one change at a time: each names the version it has seen, and moves it on.

CREATE TABLE cluster (
    name    text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE silos (
    cluster    text COLLATE "C" NOT NULL REFERENCES cluster (name),
    address    text COLLATE "C" NOT NULL,
    port       integer NOT NULL,
    generation integer NOT NULL,
    name       text NOT NULL,
    host       text NOT NULL,
    status     integer NOT NULL,
    gateway    integer NOT NULL,
    suspected  text,
    started    timestamptz NOT NULL,
    alive      timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

-- Orleans takes its statements from here. The names of table, columns, keys, parameters and results are its contract.
CREATE TABLE orleansquery (
    querykey  text PRIMARY KEY,
    querytext text NOT NULL
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $$
    WITH made AS (INSERT INTO cluster (name, version) VALUES (@DeploymentId, 0) ON CONFLICT (name) DO NOTHING RETURNING name)
    SELECT count(*) > 0 FROM made
$$),
('InsertMembershipKey', $$
    WITH agreed AS (
        UPDATE cluster SET version = version + 1
        WHERE name = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM silos WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING name),
    joined AS (
        INSERT INTO silos (cluster, address, port, generation, name, host, status, gateway, started, alive)
        SELECT name, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM agreed
        RETURNING port)
    SELECT count(*) > 0 FROM joined
$$),
('UpdateMembershipKey', $$
    WITH agreed AS (
        UPDATE cluster SET version = version + 1
        WHERE name = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM silos WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING name),
    changed AS (
        UPDATE silos SET status = @Status, suspected = @SuspectTimes, alive = @IAmAliveTime FROM agreed
        WHERE silos.cluster = agreed.name AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING port)
    SELECT count(*) > 0 FROM changed
$$),
('UpdateIAmAlivetimeKey', $$
    UPDATE silos SET alive = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadAllKey', $$
    SELECT version AS "Version", address AS "Address", port AS "Port", generation AS "Generation", silos.name AS "SiloName", host AS "HostName",
        status AS "Status", gateway AS "ProxyPort", suspected AS "SuspectTimes", started AS "StartTime", alive AS "IAmAliveTime"
    FROM cluster LEFT JOIN silos ON silos.cluster = cluster.name
    WHERE cluster.name = @DeploymentId
$$),
('MembershipReadRowKey', $$
    SELECT version AS "Version", address AS "Address", port AS "Port", generation AS "Generation", silos.name AS "SiloName", host AS "HostName",
        status AS "Status", gateway AS "ProxyPort", suspected AS "SuspectTimes", started AS "StartTime", alive AS "IAmAliveTime"
    FROM cluster LEFT JOIN silos ON silos.cluster = cluster.name AND address = @Address AND port = @Port AND generation = @Generation
    WHERE cluster.name = @DeploymentId
$$),
('GatewaysQueryKey', $$
    SELECT address AS "Address", gateway AS "ProxyPort", generation AS "Generation" FROM silos
    WHERE cluster = @DeploymentId AND status = @Status AND gateway > 0
$$),
('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM silos WHERE cluster = @DeploymentId AND status <> 3 AND alive < @IAmAliveTime
$$),
('DeleteMembershipTableEntriesKey', $$
    WITH gone AS (DELETE FROM silos WHERE cluster = @DeploymentId)
    DELETE FROM cluster WHERE name = @DeploymentId
$$);
