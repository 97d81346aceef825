using System.Text.Json;
using Smarketing.Functions.Configuration;

namespace Smarketing.Functions.Qualification;

/// <summary>Reads a rule's <c>when</c>: an object whose members must all hold, each a field's value, list of values or comparisons, or all, any and not.</summary>
public sealed class ConditionReader(Dictionaries dictionaries)
{
    public Condition Read(ConfigNode node)
    {
        var parts = node.Names().Where(name => !name.StartsWith('$')).Select(name => name switch
        {
            "all" => new Condition.All(Several(node, name)),
            "any" => new Condition.Any(Several(node, name)),
            "not" => new Condition.Not(node.Object(name, Read)),
            _ => OfField(node, name),
        }).ToList();
        return parts is [var only] ? only : new Condition.All(parts);
    }

    private IReadOnlyList<Condition> Several(ConfigNode node, string name)
    {
        var parts = node.Objects(name, Read);
        if (parts.Count == 0)
        {
            node.Fault(name, "must have at least one condition");
        }

        return parts;
    }

    private Condition OfField(ConfigNode node, string name)
    {
        if (RuleField.Find(name) is { } field)
        {
            return Test(node, name, field);
        }

        node.Refuse(name, $"is no field; fields are {string.Join(", ", RuleField.Names)}, and all, any and not group conditions");
        return new Condition.All([]);
    }

    /// <summary>A value, one of several values, or an object of comparisons.</summary>
    private Condition Test(ConfigNode node, string name, RuleField field) => node.KindOf(name) switch
    {
        JsonValueKind.Object => node.Object(name, comparisons => Comparisons(comparisons, field)),
        JsonValueKind.Number when field.Kind is FieldKind.Number or FieldKind.Attribute => Exactly(field, WholeNumber(node, name)),
        JsonValueKind.String or JsonValueKind.Array when field.Kind != FieldKind.Number => new Condition.IsIn(field, Values(node, name, field)),
        _ => Refused(node, name, field),
    };

    private Condition Comparisons(ConfigNode node, RuleField field)
    {
        var parts = new List<Condition>();
        AddWhere(node.Has("is"), () => Test(node, "is", field));
        AddWhere(node.Has("not"), () => new Condition.Not(Test(node, "not", field)));
        AddWhere(node.Has("exists"), () => new Condition.Known(field, node.Flag("exists", fallback: true)));
        if (field.Kind != FieldKind.Number)
        {
            AddWhere(node.Has("in"), () => new Condition.IsIn(field, Values(node, "in", field)));
        }

        if (field.Kind is FieldKind.Text or FieldKind.Attribute)
        {
            AddWhere(node.Has("contains"), () => new Condition.Contains(field, Values(node, "contains", field)));
            AddWhere(node.Has("matchesWord"), () => new Condition.MatchesWord(field, Values(node, "matchesWord", field)));
        }

        if (field.Kind is FieldKind.Number or FieldKind.Attribute)
        {
            AddWhere(node.Has("atLeast"), () => new Condition.Within(field, WholeNumber(node, "atLeast"), int.MaxValue));
            AddWhere(node.Has("atMost"), () => new Condition.Within(field, int.MinValue, WholeNumber(node, "atMost")));
            AddWhere(node.Has("between"), () => Between(node, field));
        }

        if (!node.Names().Any(name => !name.StartsWith('$')))
        {
            node.FaultHere("must have at least one comparison");
        }

        return parts is [var only] ? only : new Condition.All(parts);

        void AddWhere(bool isAsked, Func<Condition> read)
        {
            if (isAsked)
            {
                parts.Add(read());
            }
        }
    }

    private List<string> Values(ConfigNode node, string name, RuleField field)
    {
        var texts = node.KindOf(name) == JsonValueKind.Array ? node.Texts(name) : [node.Text(name)];
        if (texts.Count == 0)
        {
            node.Fault(name, "must have at least one value");
        }

        var values = new List<string>();
        foreach (var text in texts)
        {
            if (field.Compared(text, dictionaries) is { } value)
            {
                values.Add(value);
            }
            else
            {
                node.Fault(name, $"\"{text}\" is not one of {field.Choices(dictionaries)}");
            }
        }

        return values;
    }

    private static Condition.Within Between(ConfigNode node, RuleField field)
    {
        if (node.Numbers("between") is [var least, var most] && least <= most)
        {
            return new Condition.Within(field, least, most);
        }

        node.Fault("between", "must be two whole numbers, the lower one first, such as [50, 200]");
        return Exactly(field, 0);
    }

    private static Condition.Within Exactly(RuleField field, int number) => new(field, number, number);

    private static int WholeNumber(ConfigNode node, string name) => node.Number(name, 0, int.MaxValue);

    private static Condition.All Refused(ConfigNode node, string name, RuleField field)
    {
        node.Refuse(name, field.Kind == FieldKind.Number
            ? "must be a whole number, or comparisons such as {\"atLeast\": 1000}"
            : "must be a text, a list of texts, or comparisons such as {\"in\": [\"…\"]}");
        return new Condition.All([]);
    }
}
