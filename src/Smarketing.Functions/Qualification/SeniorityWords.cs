namespace Smarketing.Functions.Qualification;

/// <summary>
/// The words of job titles, in English and Spanish, without regard to case and accents. Where two phrases begin at the same
/// word the longer one counts: a product owner owns nothing, an assistant manager manages.
/// </summary>
internal static class SeniorityWords
{
    public static readonly IReadOnlyList<(Seniority Meaning, string Phrases)> All =
    [
        (Seniority.DecisionMaker, """
            CEO, CFO, COO, CTO, CMO, CIO, CRO, CCO, CDO, CPO, CSO, CISO, CHRO, CXO, CLO, CGO, C level, C suite, chief,
            president, presidente, presidenta, pdte, pdta, chairman, chairwoman, chairperson, chair,
            vice president, vicepresident, VP, SVP, EVP, GVP, vicepresidente, vicepresidenta, vice presidente, vice presidenta, vicepdte,
            director, directora, directores, directoras, directivo, directiva, dir, dirección, dirección general, subdirector general, subdirectora general,
            director general, directora general, dir general, dir gral, DG,
            general manager, GM, managing director, managing partner, country manager, country head, head of, global head,
            gerente general, gerenta general, gerente gral, gte general, gte gral, gerencia general, gerente país, gerente de país,
            administrador único, administradora única, administrador general, administradora general, consejero delegado, consejera delegada,
            board member, member of the board, miembro del consejo, miembro del directorio, comité de dirección, representante legal,
            owner, co-owner, coowner, business owner, proprietor, founder, co-founder, cofounder, partner, entrepreneur,
            dueño, dueña, dueños, propietario, propietaria, copropietario, copropietaria, fundador, fundadora, cofundador, cofundadora,
            co-fundador, co-fundadora, socio, socia, empresario, empresaria, emprendedor, emprendedora,
            jefe de compras, jefa de compras
            """),
        (Seniority.Manager, """
            manager, mgr, mngr, assistant manager, assistant general manager, assistant director, assistant vice president, assistant VP, AVP,
            asst manager, asst mgr, asst director, asst VP, head, lead, leader, team lead, team leader, coordinator, supervisor, superintendent, foreman,
            chief of staff, chief engineer, chief accountant, chief architect, in chief, en jefe,
            gerente, gerenta, gte, gerencia, subgerente, subgerenta, sub gerente, jefe, jefa, jefatura, subjefe, subjefa,
            subdirector, subdirectora, subdirección, sub director, sub directora, subdir,
            coordinador, coordinadora, coord, supervisora, superintendente, líder, encargado, encargada, responsable, resp
            """),
        (Seniority.Assistant, """
            assistant, asst, executive assistant, personal assistant, administrative assistant, EA to, PA to, secretary, aide, receptionist,
            asistente, asist, secretaria, secretario, sria, auxiliar, aux, ayudante, recepcionista,
            adjunto a, adjunta a, adjunto al, adjunta al, adjunto de dirección, adjunta de dirección
            """),
        (Seniority.Student, """
            student, undergraduate, intern, PhD candidate,
            estudiante, alumno, alumna, becario, becaria, practicante, pasante, tesista, doctorando, doctoranda, servicio social, en prácticas
            """),

        // What only sounds like one of the above.
        (Seniority.Specialist, """
            product owner, process owner, data owner, system owner, service owner, risk owner, home owner, pet owner,
            dueño de producto, dueña de producto, dueño del producto, dueña del producto, dueño de proceso, dueña de proceso,
            business partner, channel partner, partner account, partner development, partner enablement, partner marketing, partner operations,
            partner programs, partner relations, partner sales, partner success, partner support,
            socio comercial, socia comercial, socio de negocio, socia de negocio, socio de negocios, socia de negocios,
            art director, casting director, film director, game director, music director, director of photography,
            director de arte, directora de arte, dir de arte, director de cine, directora de cine, director de fotografía, directora de fotografía,
            director de orquesta, directora de orquesta, director de coro, directora de coro,
            lead generation, lead gen, lead nurturing, CRO specialist, CRO consultant, especialista CRO,
            student affairs, student development, student engagement, student experience, student housing, student life, student loans,
            student recruitment, student relations, student services, student success, student support
            """),
    ];
}
