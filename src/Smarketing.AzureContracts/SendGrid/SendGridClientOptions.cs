#nullable disable
namespace SendGrid;

public class SendGridClientOptions : BaseClientOptions
{
    public string ApiKey { get; set; }

    public SendGridClientOptions SetDataResidency(string region) => throw Smarketing.AzureContracts.DeclarationsOnly.Failure();
}
