using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Smarketing.Functions;
using Smarketing.Functions.Email;
using Smarketing.Functions.Http;
using Smarketing.Functions.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<EdgeMiddleware>();
var (sendGrid, faults) = SendGridOptions.Read(builder.Configuration);
builder.Services.AddSmarketing(builder.Configuration, faults);
builder.Services.AddSendGrid(sendGrid);

var app = builder.Build();
await app.Services.GetRequiredService<TablesStartup>().StartAsync(CancellationToken.None);
await app.RunAsync();
