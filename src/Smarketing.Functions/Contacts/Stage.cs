using System.Text.Json.Serialization;

namespace Smarketing.Functions.Contacts;

/// <summary>How far a contact has come, in order.</summary>
[JsonConverter(typeof(WordConverter<Stage>))]
public enum Stage
{
    Prospect,
    Lead,
    Mql,
    Sal,
    Sql,
    Opportunity,
    Customer,
}

/// <summary>The team that answers for a contact.</summary>
[JsonConverter(typeof(WordConverter<Owner>))]
public enum Owner
{
    Marketing,
    Shared,
    Sales,
}

public static class Stages
{
    public static Owner OwnerOf(Stage stage) => stage switch
    {
        Stage.Prospect or Stage.Lead => Owner.Marketing,
        Stage.Mql or Stage.Sal or Stage.Sql => Owner.Shared,
        _ => Owner.Sales,
    };
}
