using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Definitions;

namespace Zhijian.Server.Connectors.Contracts;

/// <summary>A connector with the published credentials of a demo pack, which its department uses, too, when it pushes.</summary>
/// <param name="Agency">Key of the agency.</param>
/// <param name="Connector">Key of the connector.</param>
/// <param name="City">Division code, where the department is always asked about the same one.</param>
public sealed record DemoConnector(string Agency, string Connector, Uri BaseAddress, string? City);

/// <summary>Which departments of this server are demonstrations.</summary>
public sealed class DemoConnectors
{
    private const string CityParameter = "city";
    private readonly ConnectorBook _book;
    private readonly AgencyDirectory _agencies;

    internal DemoConnectors(ConnectorBook book, AgencyDirectory agencies) => (_book, _agencies) = (book, agencies);

    /// <summary>Of all agencies, in a fixed order.</summary>
    public IReadOnlyList<DemoConnector> All =>
        [.. from connector in _book.All
            where connector is { IsDemo: true, BaseAddress: not null, Definition.Auth: ConnectorAuth.Hmac }
            let agency = _agencies.Find(connector.Agency)
            where agency is not null
            orderby agency.Key, connector.Definition.Key
            select new DemoConnector(agency.Key, connector.Definition.Key, connector.BaseAddress!, CityOf(connector.Definition))];

    private static string? CityOf(ConnectorDefinition definition) =>
        definition.Operations.SelectMany(operation => operation.Query).Where(parameter => parameter.Key == CityParameter && !ParameterBlanks.In(parameter.Value).Any()).Select(parameter => parameter.Value).FirstOrDefault();
}
