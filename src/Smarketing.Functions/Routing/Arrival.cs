using Smarketing.Functions.Contacts;
using Smarketing.Functions.FollowUp;

namespace Smarketing.Functions.Routing;

/// <summary>What routing looks at of an MQL; kept with the choice, so that it can be made again. It doesn't say who the person is.</summary>
/// <param name="Subject">The contact's random subject id.</param>
/// <param name="Number">The follow-up's number.</param>
public sealed record Arrival(string Subject, int Number)
{
    public string? Country { get; init; }

    public int? Employees { get; init; }

    public string? Industry { get; init; }

    public string? Language { get; init; }

    public string? Campaign { get; init; }

    /// <summary>The rep of the contact's follow-up before this one.</summary>
    public string? FormerRep { get; init; }

    /// <summary>The rep from whom it goes to another; null where it is new.</summary>
    public GivenUp? GivenUp { get; init; }

    /// <summary>The rep who has the contact's company.</summary>
    public string? CompanyOwner { get; init; }

    public static Arrival Of(Contact contact, FollowUpState followUp, string? companyOwner) => new(contact.Subject, followUp.Number)
    {
        Country = contact.Person.Country,
        Employees = contact.Person.Employees,
        Industry = contact.Person.Industry,
        Language = contact.Person.Language,
        Campaign = contact.LastTouch?.Campaign,
        FormerRep = followUp.Move is null ? contact.Rep?.Id : null,
        GivenUp = followUp.Move is { } move ? new GivenUp(move.From, move.Why, followUp.MoveCount + 1) : null,
        CompanyOwner = companyOwner,
    };
}

/// <param name="Nth">Counts the follow-up's moves from 1.</param>
public sealed record GivenUp(string By, MoveReason Why, int Nth);
