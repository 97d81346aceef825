using Smarketing.Functions.Contacts;
using Smarketing.Simulation.Plans;
using Smarketing.Simulation.Surroundings;

namespace Smarketing.Simulation.Worlds;

/// <summary>Whose a contact id or an address is.</summary>
internal sealed class PeopleIndex
{
    private readonly Dictionary<string, int> _byContact;
    private readonly Dictionary<string, int> _byAddress;

    public PeopleIndex(IReadOnlyList<Persona> people)
    {
        Contacts = [.. people.Select(person => ContactId.Of(NormalizedAddress.Parse(person.Email)!, WorldHost.IdentityKey))];
        _byContact = Contacts.Index().ToDictionary(contact => contact.Item, contact => contact.Index, StringComparer.Ordinal);
        _byAddress = people.ToDictionary(person => person.Email, person => person.Index, StringComparer.Ordinal);
    }

    /// <summary>Everybody's contact id.</summary>
    public IReadOnlyList<string> Contacts { get; }

    public int? Find(string contactId) => _byContact.TryGetValue(contactId, out var index) ? index : null;

    public int? At(string address) => _byAddress.TryGetValue(address, out var index) ? index : null;
}
