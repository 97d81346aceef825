namespace Smarketing.Functions.Contacts;

/// <summary>What is wrong with a merge.</summary>
public sealed record MergeTexts(string Missing, string NoSuchContact, string Same)
{
    private static readonly MergeTexts English = new("Name the id of the contact that stays.", "There is no such contact.", "Both ids are the same contact.");

    private static readonly MergeTexts Spanish = new("Indique el id del contacto que se queda.", "Ese contacto no existe.", "Los dos ids son el mismo contacto.");

    public static MergeTexts In(string language) => language == "es" ? Spanish : English;
}
