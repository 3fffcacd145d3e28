using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Contracts;

/// <summary>A citizen as one account knows them; over several accounts of one matrix the union id says that they are the same (unionid).</summary>
public sealed record CitizenKey(AgencyId Agency, Guid Account, string OpenId);

/// <summary>What is bound. The numbers stand in the database.</summary>
public enum DocumentKind
{
    /// <summary>Driving licence (驾驶证).</summary>
    Licence = 1,

    /// <summary>Vehicle (机动车).</summary>
    Vehicle = 2,
}

/// <param name="Number">Licence number or plate, in its one form.</param>
/// <param name="More">What else proves it and saves typing: <c>name</c> and <c>file</c> of a licence, <c>check</c> of a vehicle.</param>
/// <param name="Purpose">For what the citizen agreed to it.</param>
/// <param name="Consent">Version of the statement they agreed to.</param>
public sealed record DocumentForm(DocumentKind Kind, string Number, IReadOnlyDictionary<string, string> More, string Purpose, string Consent);

/// <summary>A document somebody has bound.</summary>
/// <param name="Shown">Masked.</param>
public sealed record BoundDocument(Guid Id, DocumentKind Kind, string Shown, string Number, IReadOnlyDictionary<string, string> More, DateTimeOffset BoundAt, string Purpose, string Consent);

public enum BindingFate
{
    Bound,

    /// <summary>It was theirs already.</summary>
    Own,

    /// <summary>Somebody else has bound this licence.</summary>
    Taken,

    /// <summary>As many as one person may have.</summary>
    TooMany,
}
