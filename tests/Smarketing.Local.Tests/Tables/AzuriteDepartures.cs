namespace Smarketing.Local.Tests.Tables;

/// <summary>
/// Where Azurite 3.35.0 departs from the Table service's documentation, which the local tables keep to. A key is a rule of
/// the contract and, after a colon, the case of it. One that Azurite has given up fails its test: then it goes from here.
/// </summary>
internal static class AzuriteDepartures
{
    private const string Service = "https://learn.microsoft.com/rest/api/storageservices/";
    private const string Model = Service + "understanding-the-table-service-data-model";
    private const string Queries = Service + "querying-tables-and-entities";
    private const string Errors = Service + "table-service-error-codes";
    private const string Transactions = Service + "performing-entity-group-transactions";
    private const string Literals = "https://www.odata.org/documentation/odata-version-2-0/overview/#AbstractTypeSystem";
    private const string Issues = "https://github.com/Azure/Azurite/issues/";

    public static IReadOnlyDictionary<string, Departure> Known { get; } = new Dictionary<string, Departure>(StringComparer.Ordinal)
    {
        // Entities: it measures a property, but hardly the entity.
        [nameof(TableClientContract.A_property_name_is_an_identifier)] = new(Departure.Accepted, $"{Model} #property-names; {Issues}955"),
        [nameof(TableClientContract.A_property_name_has_at_most_255_characters)] = new(Departure.Accepted, $"{Model} #property-names; {Issues}955"),
        [nameof(TableClientContract.An_entity_has_at_most_252_properties_merged_ones_included)] = new(Departure.Accepted, $"{Model} #property-limitations; {Issues}1446"),
        [nameof(TableClientContract.An_entity_has_at_most_one_MiB)] = new(Departure.Accepted, $"{Model} #property-limitations; it measures the JSON of updates"),
        [nameof(TableClientContract.An_instant_lies_in_the_year_1601_or_later)] = new(Departure.Accepted, $"{Model} #property-types; {Issues}1757"),

        // A key with a slash: it looks for the table behind the last slash of the address.
        [nameof(TableClientContract.Some_characters_are_no_part_of_a_key) + ": a/b"] = new("500 ", $"{Model} #characters-disallowed-in-key-fields"),

        // Conditions: a merge has an error of its own.
        [nameof(TableClientContract.What_is_no_ETag_is_refused) + ": UpdateMerge"] = new("400 InvalidOperation", Errors),
        [nameof(TableClientContract.What_is_no_ETag_is_refused) + ": UpdateMerge in a transaction"] = new("400 InvalidOperation at 1", Errors),

        // Transactions.
        [nameof(TableClientContract.A_transaction_stays_in_one_partition)] = new(Departure.Accepted, $"{Transactions}; {Issues}1215"),
        [nameof(TableClientContract.A_transaction_stays_in_one_partition) + ": rows"] = new("a b", $"{Transactions}; {Issues}1215"),

        // Queries: it gives at most 1000 entities but takes a larger page for granted, and its parser takes what it can.
        [nameof(TableClientContract.A_page_has_at_most_1000_entities)] = new(Departure.Accepted, Service + "query-timeout-and-pagination"),
        [nameof(TableClientContract.A_filter_has_at_most_15_comparisons)] = new(Departure.Accepted, $"{Queries} #supported-query-options"),
        [nameof(TableClientContract.A_filter_finds_what_it_says) + ": Rate gt 1e2"] = new("", $"{Literals}; it takes 1e2 for a property"),
        [nameof(TableClientContract.A_filter_finds_what_it_says) + ": At lt datetime'2026-01-05T15:00:00.0000001Z'"] = new("1", $"{Model} #property-types; it compares milliseconds"),
        [nameof(TableClientContract.A_filter_that_says_nothing_is_refused) + ": Name"] = new(Departure.Accepted, Queries),
        [nameof(TableClientContract.A_filter_that_says_nothing_is_refused) + ": Name eq 'a"] = new(Departure.Accepted, Literals),
        [nameof(TableClientContract.A_filter_that_says_nothing_is_refused) + ": Name eq 99999999999999999999L"] = new(Departure.Accepted, Literals),
        [nameof(TableClientContract.A_filter_that_says_nothing_is_refused) + ": At eq datetime'soon'"] = new(Departure.Accepted, Literals),
        [nameof(TableClientContract.A_filter_that_says_nothing_is_refused) + ": Id eq guid'1'"] = new(Departure.Accepted, Literals),
    };
}
