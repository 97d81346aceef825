using Smarketing.Local.Http;
using Smarketing.Local.Invocation;
using Smarketing.Local.Storage;
using Smarketing.Local.Time;

namespace Smarketing.Local.Hosting;

/// <summary>What is open before the services are built.</summary>
internal sealed record LocalParts(LocalDatabase Database, LocalClock Clock, DataFolder Folder, FunctionCatalog Catalog, FunctionKey Key);
