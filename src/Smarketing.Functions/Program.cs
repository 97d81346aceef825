using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Smarketing.Functions;
using Smarketing.Functions.Email;
using Smarketing.Functions.Http;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<EdgeMiddleware>();
builder.Services.AddSmarketing(builder.Configuration);
builder.Services.AddSendGrid(builder.Configuration);
await builder.Build().RunAsync();
