namespace Smarketing.Tables;

/// <summary>What a person has to see to, in a sentence of its own.</summary>
internal sealed class FaultException(string message) : Exception(message);
