using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Previews;

namespace Zhijian.Server.Services.Revisions;

/// <param name="Version">Of the service as citizens begin it now.</param>
/// <param name="Sections">The form, in the order in which citizens come by it.</param>
/// <param name="Current">Every place of it as citizens get it now.</param>
/// <param name="Wording">The same as it is changed.</param>
/// <param name="Revision">Null when nothing is changed.</param>
public sealed record RevisionView(string Key, int Version, IReadOnlyList<WordingSection> Sections, ServiceWording Current, ServiceWording Wording, RevisionInfo? Revision);

/// <param name="IsOutdated">The service got a new version after the words were written; they have to be looked at again and saved.</param>
/// <param name="IsOwn">The one who asks wrote it and may therefore not approve it.</param>
/// <param name="ReturnNote">Why a reviewer sent it back.</param>
public sealed record RevisionInfo(RevisionState State, int Edition, string WrittenBy, DateTimeOffset WrittenAt, string? ReturnNote, bool IsOutdated, bool IsOwn);

/// <param name="Seen">Edition the editor began with; null when there was none.</param>
public sealed record RevisionForm([property: Required] ServiceWording Wording, int? Seen);

/// <param name="Seen">Edition the step is about.</param>
/// <param name="Note">Why it goes back.</param>
public sealed record RevisionStep(int Seen, [property: StringLength(500)] string? Note);

/// <param name="Way">Through the service with the new words; none while there are faults.</param>
public sealed record WordingPreview(PreviewWay? Way, IReadOnlyList<Fault> Faults);
