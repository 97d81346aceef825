namespace Smarketing.Functions.Email;

/// <summary>What stands under every mail: why it came, who sent it and, to a contact, the way out.</summary>
internal sealed record MailFooter(string Reason, string UnsubscribeLabel, string? UnsubscribeLink, string Sender)
{
    public static MailFooter For(MailAudience audience, string language, MailModel model)
    {
        var company = model.Company.Name;
        var spanish = language == "es";
        var reason = (audience, spanish) switch
        {
            (MailAudience.Contact, true) => $"Recibe este correo porque dejó sus datos en {company}.",
            (MailAudience.Contact, false) => $"You receive this mail because you left your details with {company}.",
            (_, true) => $"Aviso del seguimiento de {company}. Los enlaces abren una página; nada cambia hasta que usted pulse un botón en ella.",
            (_, false) => $"Sent by the follow-up of {company}. Links open a page; nothing changes until you press a button on it.",
        };
        return new MailFooter(
            reason,
            spanish ? "Darse de baja" : "Unsubscribe",
            audience == MailAudience.Contact ? model.UnsubscribeLink : null,
            $"{company} · {model.Company.PostalAddress}");
    }
}

/// <summary>Whom a content file speaks to.</summary>
internal enum MailAudience
{
    /// <summary>A lead: the mail needs the way out.</summary>
    Contact,

    /// <summary>A rep or a manager.</summary>
    Team,

    /// <summary>A contact, but through a rep who says or sends it.</summary>
    Draft,
}
