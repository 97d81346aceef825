using Smarketing.Functions.Contacts;

namespace Smarketing.Functions.Tests.Contacts;

/// <summary>Records as a person or a file of the sample company would say them.</summary>
internal static class Records
{
    public static readonly DateTimeOffset Now = Mexico.At(2026, 1, 5, 9);

    private static readonly RecordReader Reader = new("import", Enum.GetValues<Stage>(), "es", Mexico.Calendar);

    public static (ContactRecord? Record, IReadOnlyDictionary<string, string[]> Errors) Read(params (string Name, string Value)[] fields) => Read("en", fields);

    public static (ContactRecord? Record, IReadOnlyDictionary<string, string[]> Errors) Read(string language, params (string Name, string Value)[] fields) =>
        Reader.Read(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), language, Now);

    public static ContactRecord Of(params (string Name, string Value)[] fields) =>
        Read([("email", "lucia@alba.mx"), .. fields]).Record ?? throw new ArgumentException("The record has faults.", nameof(fields));

    public static ContactChange? Enter(Contact? known, params (string Name, string Value)[] fields) =>
        ContactEntry.Of(known, Of(fields), new EntryCause("import-1", "import"), "contact", "subject", Mexico.Configuration.Rules, Now);
}
