using Campaign.Silo.Hosting;
using Microsoft.AspNetCore.Builder;

ProcessCulture.LeaveTheMachines();

// A node without web pages and API: it handles deadlines, delivers messages and runs jobs beside those that have them.
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (StartChecks.Section<StorageOptions>(builder.Configuration, "Storage").Provider == StorageProvider.Sqlite)
    {
        throw new StartRefusedException(
            "Storage__Provider is Sqlite, whose database belongs to one process; this node works beside others: set Storage__Provider=PostgreSql and Storage__ConnectionString, or start Campaign.Api, which does this work as well.");
    }

    builder.AddNode("http://127.0.0.1:5081");
    await using var app = builder.Build();
    app.UseToken();
    app.MapNode();
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (StartChecks.SentenceOf(refused) is not null)
{
    await Console.Error.WriteLineAsync(StartChecks.SentenceOf(refused));
    return 1;
}

// Internal, because the Program that tests refer to is Campaign.Api's.
internal partial class Program;
