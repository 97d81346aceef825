namespace Smarketing.Functions.Email;

/// <summary>What is wrong in the content folder, and where.</summary>
/// <param name="File">The path inside the content folder, with forward slashes.</param>
/// <param name="Line">Counted from 1; 0 where the file as a whole is at fault.</param>
public sealed record ContentFault(string File, int Line, string Problem)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Problem}" : $"{File}: {Problem}";
}
