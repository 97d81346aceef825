#nullable disable
using DeclarationsOnly = Microsoft.Azure.Functions.Worker.DeclarationsOnly;

namespace SendGrid;

public class SendGridClientOptions : BaseClientOptions
{
    public string ApiKey { get; set; }

    public SendGridClientOptions SetDataResidency(string region) => throw DeclarationsOnly.Failure();
}
