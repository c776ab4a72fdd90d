using Campaign.Api;
using Campaign.Api.Demo;
using Campaign.Api.Hosting;
using Campaign.Silo.Hosting;
using Campaign.Silo.Moving;

ProcessCulture.LeaveTheMachines();
try
{
    // Settings are next to the program, so it can be started from any folder; data goes to the folder it is started from.
    var command = CommandLine.Of(args, Environment.GetEnvironmentVariable);
    var demo = args.Contains(DemoFilling.Argument) ? new DemoClock() : null;
    string[] settings = [.. command?.Settings ?? args.Where(argument => argument != DemoFilling.Argument)];
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
    if (demo is not null)
    {
        StartChecks.RefuseDemoToOthers(builder.Configuration);
        builder.Services.AddSingleton<TimeProvider>(demo);
    }

    builder.AddCampaign();

    await using var app = builder.Build();
    if (command is not null and not { Name: ApiDescription.Command })
        return await Commands.Run(command, app.Services, Console.Out, Console.Error);

    app.UseCampaign();
    app.MapApi();
    if (command is { Operands: [var file] })
    {
        await ApiDescription.Write(app, file);
        return 0;
    }

    await app.StartAsync();
    if (demo is not null)
    {
        await DemoFilling.Fill(app, demo);
    }

    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is DemoFailedException || StartChecks.SentenceOf(refused) is not null)
{
    await Console.Error.WriteLineAsync(StartChecks.SentenceOf(refused) ?? refused.Message);
    return 1;
}

/// <summary>The single process of the embedded default.</summary>
public partial class Program;
