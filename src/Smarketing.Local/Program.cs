using Smarketing.Local.CommandLine;
using Smarketing.Local.Hosting;
using Smarketing.Local.Sample;

const int Failed = 1;
const int WrongArguments = 2;

switch (LocalCommand.Parse(args))
{
    case LocalCommand.Help:
        Console.WriteLine(LocalCommand.Usage);
        return 0;
    case LocalCommand.Wrong wrong:
        Console.Error.WriteLine(wrong.Fault);
        Console.Error.WriteLine("--help shows what there is.");
        return WrongArguments;
    case LocalCommand.Check { ConfigurationFile: var file }:
        return ConfigurationCheck.Run(file, Console.Out, Console.Error) ? 0 : Failed;
    case LocalCommand.Start { Options: var options }:
        return await RunAsync(options);
    default:
        return Failed;
}

static async Task<int> RunAsync(LocalOptions options)
{
    try
    {
        var sample = SampleFile.Of(options);
        await using var host = await SmarketingHost.StartAsync(sample?.Options(options) ?? options);
        if (sample is not null && !await SampleRun.MakeAsync(host, sample, options, Console.Out))
        {
            return 0;
        }

        Announcement.Write(Console.Out, host, options);
        await host.WhenStoppedAsync();
        return 0;
    }
    catch (LocalStartException failure)
    {
        foreach (var fault in failure.Faults)
        {
            Console.Error.WriteLine(fault);
        }

        return Failed;
    }
}
