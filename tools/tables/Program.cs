using Azure;
using Smarketing.Tables;

// Saves the app's tables into a folder, and loads them from there: docs/azure.md, "Backup".
try
{
    if (Order.Parse(args) is not { } order)
    {
        await Console.Error.WriteLineAsync(Order.Usage);
        return 1;
    }

    await (order.IsSave ? Save.RunAsync(order) : Load.RunAsync(order));
    return 0;
}
catch (Exception failure)
{
    // Whatever it is, it is told in a line. Of several tries the last one counts, and of what the service says the first line tells what is wrong.
    var told = failure is AggregateException { InnerExceptions: [.., var last] } ? last : failure;
    var answer = told is RequestFailedException { Status: > 0 } refused ? FormattableString.Invariant($" ({refused.Status} {refused.ErrorCode})") : "";
    await Console.Error.WriteLineAsync($"tables: {told.Message.Split('\n')[0].TrimEnd()}{answer}");
    return 1;
}
