using Smarketing.Functions.Configuration;
using Smarketing.Functions.Contacts;
using Smarketing.Functions.Email;

namespace Smarketing.Functions.Digests;

/// <summary>Somebody who gets a digest.</summary>
public sealed record DigestReader(EmailAddress Address, string Language)
{
    /// <summary>The reader's part of a digest's cause: a hash, since addresses stand in no key.</summary>
    public string Id => ContactId.Derived(Address.Address.ToLowerInvariant());

    /// <summary>The directors of a month's; of a week's the manager and the reps, each address once.</summary>
    public static IEnumerable<DigestReader> Of(DueDigest digest, SmarketingConfiguration configuration)
    {
        var team = configuration.Team;
        var readers = digest.IsMonthly
            ? configuration.Digest.Directors.Select(director => new DigestReader(new EmailAddress(director.Email, director.Name), director.Language))
            : team.Reps.Select(rep => new DigestReader(new EmailAddress(rep.Email, rep.Name), rep.Language))
                .Prepend(new DigestReader(new EmailAddress(team.Manager.Email, team.Manager.Name), team.Manager.Language));
        return readers.DistinctBy(reader => reader.Id);
    }
}
