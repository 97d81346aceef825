namespace Smarketing.Functions.Email;

/// <summary>What is wrong in the content folder, and where.</summary>
/// <param name="File">The path inside the content folder, with forward slashes; empty for the folder itself.</param>
/// <param name="Line">Counted from 1; 0 where the file as a whole is at fault.</param>
public sealed record ContentFault(string File, int Line, string Problem)
{
    public override string ToString() => At(File);

    /// <summary>The same, with the path that leads to the file from outside.</summary>
    public string In(string folder) => At(Path.Combine(folder, File));

    private string At(string path) => Line > 0 ? $"{path}:{Line}: {Problem}" : $"{path}: {Problem}";
}
