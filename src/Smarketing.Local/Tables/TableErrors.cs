using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Smarketing.Local.Tables;

/// <summary>The Table service's refusals, with the status and code that it gives.</summary>
internal static class TableErrors
{
    public static RequestFailedException TableNotFound() =>
        Failure(404, TableErrorCode.TableNotFound, "The table specified does not exist.");

    public static RequestFailedException TableAlreadyExists() =>
        Failure(409, TableErrorCode.TableAlreadyExists, "The table specified already exists.");

    public static RequestFailedException InvalidTableName(string name) =>
        new(400, $"The specified resource name contains invalid characters: '{name}'.", "InvalidResourceName", innerException: null);

    public static RequestFailedException EntityNotFound() =>
        Failure(404, TableErrorCode.ResourceNotFound, "The specified resource does not exist.");

    public static RequestFailedException EntityAlreadyExists() =>
        Failure(409, TableErrorCode.EntityAlreadyExists, "The specified entity already exists.");

    public static RequestFailedException ConditionNotSatisfied() =>
        Failure(412, TableErrorCode.UpdateConditionNotSatisfied, "The update condition specified in the request was not satisfied.");

    public static RequestFailedException InvalidInput(string message) => Failure(400, TableErrorCode.InvalidInput, message);

    public static RequestFailedException OutOfRange(string message) => Failure(400, TableErrorCode.OutOfRangeInput, message);

    public static RequestFailedException KeyTooLarge(string key) =>
        Failure(400, TableErrorCode.KeyValueTooLarge, $"The {key} exceeds the maximum size of 1 KiB.");

    public static RequestFailedException PropertyNameInvalid(string name) =>
        Failure(400, TableErrorCode.PropertyNameInvalid, $"The property name is invalid: '{name}'.");

    public static RequestFailedException PropertyNameTooLong() =>
        Failure(400, TableErrorCode.PropertyNameTooLong, "The property name exceeds the maximum allowed length (255).");

    public static RequestFailedException PropertyTooLarge(string name) =>
        Failure(400, TableErrorCode.PropertyValueTooLarge, $"The property '{name}' exceeds the maximum size of 64 KiB.");

    public static RequestFailedException TooManyProperties() =>
        Failure(400, TableErrorCode.TooManyProperties, "The entity contains more properties than allowed (252).");

    public static RequestFailedException EntityTooLarge() =>
        Failure(400, TableErrorCode.EntityTooLarge, "The entity is larger than the maximum size permitted (1 MiB).");

    /// <summary>What the service says where it can store nothing now.</summary>
    public static RequestFailedException Unavailable(Exception cause) => new(503, "The server is busy.", "ServerBusy", cause);

    public static RequestFailedException TransactionTooLarge() =>
        new(413, "The request body is too large and exceeds the maximum permissible limit (4 MiB).", "RequestBodyTooLarge", innerException: null);

    public static RequestFailedException OtherPartition() =>
        Failure(400, TableErrorCode.CommandsInBatchActOnDifferentPartitions, "All commands in a batch must operate on same entity group.");

    public static RequestFailedException DuplicateRow(string rowKey) =>
        Failure(
            400,
            TableErrorCode.InvalidDuplicateRow,
            $"A command with RowKey '{rowKey}' is already present in the batch. An entity can appear only once in a batch.");

    /// <summary>The failure of one action of a transaction, told as the real client tells it.</summary>
    public static TableTransactionFailedException InTransaction(int index, RequestFailedException failure)
    {
        var position = index.ToString(CultureInfo.InvariantCulture);
        var told = new RequestFailedException(failure.Status, $"{position}:{failure.Message}", failure.ErrorCode, innerException: null);

        // The key under which the real client's exception looks for its index.
        told.Data["FailedEntity"] = position;
        return new TableTransactionFailedException(told);
    }

    private static RequestFailedException Failure(int status, TableErrorCode code, string message) =>
        new(status, message, code.ToString(), innerException: null);
}
