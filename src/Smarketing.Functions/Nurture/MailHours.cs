namespace Smarketing.Functions.Nurture;

/// <summary>The hours of a day in which mail may go out to contacts; the rest are quiet.</summary>
public sealed record MailHours(TimeOnly Begin, TimeOnly End, TimeZoneInfo Zone)
{
    /// <summary>The instant itself where it isn't quiet, else when the quiet ends.</summary>
    public DateTimeOffset Next(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (time >= Begin && time < End)
        {
            return instant;
        }

        var day = DateOnly.FromDateTime(local).AddDays(time < Begin ? 0 : 1);
        return Begins(day);
    }

    public DateTimeOffset Begins(DateOnly day)
    {
        var local = day.ToDateTime(Begin);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
