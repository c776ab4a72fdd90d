using Campaign.Api;
using Campaign.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddCampaign();

var app = builder.Build();
app.UseCampaign();
app.MapApi();
app.Run();

/// <summary>The one process of the embedded default.</summary>
public partial class Program;
