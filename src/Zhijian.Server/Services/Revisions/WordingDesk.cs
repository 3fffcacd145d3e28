using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>Services of agencies with changed words, checked against what their departments give (文案台).</summary>
internal sealed class WordingDesk(Departments departments)
{
    private static readonly ServiceWording Nothing = new();

    /// <summary>As citizens get it.</summary>
    public WordedService AsItIs(ServiceVersion service) => With(service, Nothing);

    public WordedService With(ServiceVersion service, ServiceWording words) =>
        WordingWalk.Through(
            service.Definition, words, operation => DocumentOperations.Shapes.GetValueOrDefault(operation) ?? departments.FindShape(service.AgencyId, operation), name => departments.TitleOf(service.AgencyId, name));
}
