using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace Campaign.Bench.Peer;

/// <summary>
/// Orleans as usually set up: a single silo, a minimal API in the same process, and grains whose whole state is a row that the AdoNet provider writes as
/// JSON before a command is answered. It stores no facts, no list of grants, no idempotency keys and no personal data.
/// </summary>
internal static class GrainPeerServer
{
    private const int Connections = 64;

    public static async Task Run(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = Connections, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true,
        }.ConnectionString;
        GrainStorageTable.Create(database);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort()).AddAdoNetGrainStorage(PoolGrain.Storage, options =>
        {
            (options.Invariant, options.ConnectionString) = ("Npgsql", database);
            options.GrainStorageSerializer = new SystemTextJsonGrainStorageSerializer(Options.Create(new SystemTextJsonGrainStorageSerializerOptions()));
        }));
        var app = builder.Build();
        app.MapPost("/pools/{pool}/grants", Grant);
        await app.RunAsync();
    }

    private static async Task<IResult> Grant(string pool, GrantBody body, IGrainFactory grains)
    {
        if (body is not { Participant.Length: >= 1 and <= 120, Cause.Length: >= 1 and <= 120 })
        {
            return TypedResults.UnprocessableEntity();
        }

        return await grains.GetGrain<IPoolGrain>(pool).Grant(body.Participant, body.Cause, body.Amount ?? 1) is { } grant
            ? TypedResults.Created($"/pools/{pool}/grants/{grant.Id}", grant)
            : TypedResults.Conflict();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
