namespace Smarketing.Functions.Http;

/// <summary>The ways in which a request can be at fault (RFC 9457), in both languages.</summary>
public sealed record Problem(int Status, string Type, ProblemText English, ProblemText Spanish)
{
    public static readonly Problem Malformed = new(400, "malformed",
        new("The request could not be read.", "Its body is not what its content type says."),
        new("No se pudo leer la solicitud.", "El contenido no corresponde a su tipo."));

    public static readonly Problem Fields = new(400, "fields",
        new("Some fields are not right.", "See the errors of each field."),
        new("Hay campos por corregir.", "Vea los errores de cada campo."));

    public static readonly Problem NoSuchForm = new(404, "no-such-form",
        new("There is no such form.", "Check the address that the page posts to."),
        new("Ese formulario no existe.", "Revise la dirección a la que envía la página."));

    public static readonly Problem NoSuchLink = new(404, "no-such-link",
        new("This link is not one of ours.", "Perhaps it was cut short on the way. Open it from the mail once more."),
        new("Este enlace no es nuestro.", "Quizá llegó incompleto. Ábralo de nuevo desde el correo."));

    public static readonly Problem NoSuchContact = new(404, "no-such-contact",
        new("There is no such contact.", "It may have been erased."),
        new("Ese contacto no existe.", "Es posible que se haya borrado."));

    public static readonly Problem NoSuchImport = new(404, "no-such-import",
        new("There is no such import.", "Imports are forgotten 30 days after their end."),
        new("Esa importación no existe.", "Las importaciones se olvidan 30 días después de terminar."));

    public static readonly Problem NoSuchRep = new(404, "no-such-rep",
        new("There is no such rep.", "Reps are named in the configuration."),
        new("Ese representante no existe.", "Los representantes se nombran en la configuración."));

    public static readonly Problem NoSuchAgreement = new(404, "no-such-agreement",
        new("There is no such version of the agreement.", "The newest names them all."),
        new("Esa versión del acuerdo no existe.", "La más reciente las enumera todas."));

    public static readonly Problem NoSuchReport = new(404, "no-such-report",
        new("There is no such report.", "There are funnel, sla, channels, campaigns, reps, recycling, quality and speed."),
        new("Ese informe no existe.", "Hay funnel, sla, channels, campaigns, reps, recycling, quality y speed."));

    public static readonly Problem NoSuchMail = new(404, "no-such-mail",
        new("There is no such mail.", "The list of mails names them all, each in es and en."),
        new("Ese correo no existe.", "La lista de correos los enumera todos, cada uno en es y en."));

    public static readonly Problem NoSuchDelivery = new(404, "no-such-delivery",
        new("There is no such delivery.", "What was delivered, or could not be, is kept for 30 days."),
        new("Esa entrega no existe.", "Lo entregado, y lo que no se pudo entregar, se guarda 30 días."));

    public static readonly Problem LinkOver = new(410, "link-over",
        new("This link is over.", "The follow-up has ended, or somebody else has it now, or the link has expired."),
        new("Este enlace ya no está vigente.", "El seguimiento terminó, ahora lo lleva otra persona, o el enlace venció."));

    public static readonly Problem DealLinkOver = new(410, "link-over",
        new("This link is over.", "The deal has been closed, or somebody else has it now, or the link has expired."),
        new("Este enlace ya no está vigente.", "El negocio se cerró, ahora lo lleva otra persona, o el enlace venció."));

    public static readonly Problem ConfirmationOver = new(410, "confirmation-over",
        new("This link has expired.", "Fill in the form once more, and we send you a new one."),
        new("Este enlace ya venció.", "Llene el formulario de nuevo y le enviaremos otro."));

    public static readonly Problem DashboardLinkOver = new(410, "link-over",
        new("This link has expired.", "Ask whoever sent it for a new one."),
        new("Este enlace ya venció.", "Pida uno nuevo a quien se lo envió."));

    public static readonly Problem AnswerStands = new(409, "answer-stands",
        new("Another answer stands.", "An answer can be corrected for 15 minutes."),
        new("Ya hay otra respuesta.", "Una respuesta se puede corregir durante 15 minutos."));

    public static readonly Problem MoveRefused = new(409, "move-refused",
        new("This move is not possible.", "What stands is below."),
        new("Este movimiento no es posible.", "Abajo está lo que vale."));

    public static readonly Problem ContactExists = new(409, "contact-exists",
        new("This address has a contact already.", "Its id is in \"contact\"."),
        new("Esta dirección ya tiene un contacto.", "Su id está en \"contact\"."));

    public static readonly Problem MergeInProgress = new(409, "merge-in-progress",
        new("One of these contacts is being merged with another, or has been.", "Try again in a moment, or look at what it has become."),
        new("Uno de estos contactos se está uniendo con otro, o ya se unió.", "Intente de nuevo en un momento, o vea en qué se convirtió."));

    public static readonly Problem NotSigned = new(401, "not-signed",
        new("This post is not signed as it should be.", "Either the key or the time of the signature is not right."),
        new("Este envío no lleva la firma debida.", "La clave o la hora de la firma no corresponde."));

    public static readonly Problem PostTooLarge = new(413, "too-large",
        new("The request is too large.", "Send less at once."),
        new("La solicitud es demasiado grande.", "Envíe menos a la vez."));

    public static readonly Problem NotSuppressedByBounce = new(409, "not-lifted",
        new("Only a bounce can be lifted.", "Who has asked for no more mail says so again by themselves: the unsubscribe page takes them back."),
        new("Solo se puede levantar un rebote.", "Quien pidió no recibir más correos vuelve por su cuenta desde la página de baja."));

    public static readonly Problem InProgress = new(409, "in-progress",
        new("A request with this Idempotency-Key is being answered.", "Try again in a moment."),
        new("Se está respondiendo una solicitud con esta Idempotency-Key.", "Intente de nuevo en un momento."));

    public static readonly Problem TooLarge = new(413, "too-large",
        new("The request is too large.", "A form may have 64 KiB."),
        new("La solicitud es demasiado grande.", "Un formulario puede tener 64 KiB."));

    public static readonly Problem UnsupportedType = new(415, "unsupported-type",
        new("This content type is not accepted.", "Send application/json, application/x-www-form-urlencoded or multipart/form-data."),
        new("No se acepta este tipo de contenido.", "Envíe application/json, application/x-www-form-urlencoded o multipart/form-data."));

    public static readonly Problem OtherBody = new(422, "other-body",
        new("This Idempotency-Key was used with another body.", "Use a new key for a new post."),
        new("Esta Idempotency-Key se usó con otro contenido.", "Use una clave nueva para un envío nuevo."));

    public static readonly Problem TooMany = new(429, "too-many",
        new("There are too many posts.", "Wait a little, and try again."),
        new("Son demasiados envíos.", "Espere un poco e intente de nuevo."));

    public static readonly Problem Unavailable = new(503, "unavailable",
        new("This cannot be done at the moment.", "Please try again in a minute."),
        new("Esto no se puede hacer por ahora.", "Intente de nuevo en un minuto, por favor."));

    public static readonly Problem Unexpected = new(500, "unexpected",
        new("Something went wrong here.", "It has been noted. Please try again later."),
        new("Algo falló de nuestro lado.", "Quedó registrado. Intente más tarde, por favor."));

    public ProblemText In(string language) => language == "es" ? Spanish : English;
}

public sealed record ProblemText(string Title, string Detail);
