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
builder.Services.AddSmarketing(builder.Configuration);
builder.Services.AddSendGrid(builder.Configuration);

var app = builder.Build();
await app.Services.GetRequiredService<TablesStartup>().StartAsync(CancellationToken.None);
await app.RunAsync();
