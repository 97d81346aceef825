#nullable disable
namespace Azure.Data.Tables;

public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}
