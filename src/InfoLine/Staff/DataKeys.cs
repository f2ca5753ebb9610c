using System.Xml.Linq;
using InfoLine.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace InfoLine.Staff;

/// <summary>Keeps the framework's keys in the database, so that a restart or a second machine still understands what was protected.</summary>
/// <remarks>The framework asks without awaiting, once at the first page and then once in a day or so; blocking its thread for that moment is the price of its interface.</remarks>
internal sealed class DataKeys(Database database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.ReadAsync(connection => connection.QueryAsync(row => XElement.Parse(row.GetString(0)), "select xml from data_keys order by created_at, id")).GetAwaiter().GetResult()];

    public void StoreElement(XElement element, string friendlyName) => database.WriteAsync(connection => connection.ExecuteAsync(
        "insert into data_keys (id, xml, created_at) values ($1, $2, $3) on conflict (id) do nothing",
        friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow().ToUnixTimeMilliseconds())).GetAwaiter().GetResult();
}
