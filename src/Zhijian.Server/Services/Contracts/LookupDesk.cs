using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Notices;

namespace Zhijian.Server.Services.Contracts;

/// <summary>Where lookups of services are answered (查询台): by departments, or, about a citizen's own documents, here.</summary>
internal sealed class LookupDesk(Departments departments, DocumentOperations operations, CaseOperations cases, NoticeOperations notices, CitizenDocuments documents)
{
    /// <param name="left">How long the citizen can still wait.</param>
    public async Task<DepartmentReply> AskAsync(CitizenKey citizen, DepartmentCall call, TimeSpan left) =>
        CaseOperations.Has(call.Operation) ? await cases.AskAsync(citizen, call)
        : NoticeOperations.Has(call.Operation) ? await notices.AskAsync(citizen, call)
        : DocumentOperations.Has(call.Operation) ? await operations.AskAsync(citizen, call) : await departments.AskAsync(citizen.Agency, call, left);

    public Task<IReadOnlyList<BoundDocument>> DocumentsAsync(CitizenKey citizen) => documents.ListAsync(citizen);
}
