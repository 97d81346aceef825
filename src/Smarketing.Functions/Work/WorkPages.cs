using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Configuration;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Links;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Routing;

namespace Smarketing.Functions.Work;

/// <summary>A rep's open work as a page, and for a program.</summary>
public sealed class WorkPages(SmarketingConfiguration configuration, SmarketingOptions options, SignedLink links)
{
    public IResult Show(Rep rep, DateOnly? awayUntil, IReadOnlyList<WorkLine> lines, string language) => Page.Show<WorkPage, WorkPageModel>(new WorkPageModel
    {
        Language = language,
        CompanyName = configuration.Company.Name,
        RepName = rep.Name,
        TimeZone = rep.Calendar.Zone,
        BackAt = awayUntil is { } day ? rep.Calendar.StartOf(day.AddDays(1)) : null,
        Items = [.. lines.Select(ItemOf)],
    });

    public object View(Rep rep, DateOnly? awayUntil, IReadOnlyList<WorkLine> lines) => new
    {
        Rep = new { rep.Id, rep.Name },
        AwayUntil = awayUntil,
        Items = lines.Select(line => new
        {
            Contact = new { line.Contact.Id, line.Contact.Person.FirstName, line.Contact.Person.LastName, line.Contact.Person.Company, line.Contact.Person.Phone, line.Contact.Person.Email },
            line.Kind,
            line.Attempt,
            line.DueAt,
            Overdue = line.IsOverdue,
            Link = LinkTo(line),
        }),
    };

    private WorkPageItem ItemOf(WorkLine line)
    {
        var person = line.Contact.Person;
        var contact = new MailContact { Email = person.Email, FirstName = person.FirstName, LastName = person.LastName, Company = person.Company, JobTitle = person.JobTitle, Phone = person.Phone };
        return new WorkPageItem(contact, line.Kind, line.Attempt, line.Contact.FollowUp!.Attempts.Count, line.DueAt, line.IsOverdue, LinkTo(line));
    }

    private string LinkTo(WorkLine line)
    {
        var followUp = line.Contact.FollowUp!;
        return new TaskLink(line.Contact.Id, followUp.Number, line.Attempt, followUp.RepId!).Address(options.PublicBaseUrl, links, followUp);
    }
}
