using Campaign.Api;
using Campaign.Api.Hosting;
using Campaign.Storage;
using Campaign.Storage.Journal;

try
{
    // Settings lie beside the program, so that it can be started from any folder; data goes to the folder it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddCampaign();

    var app = builder.Build();
    if (args.Contains("--rebuild-views"))
    {
        using var storage = app.Services.GetRequiredService<IStorage>();
        await storage.RebuildViews();
        Console.WriteLine("Every view was made anew from the journal.");
        return 0;
    }

    app.UseCampaign();
    app.MapApi();
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (refused is StartRefusedException or StorageException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

/// <summary>The one process of the embedded default.</summary>
public partial class Program;
