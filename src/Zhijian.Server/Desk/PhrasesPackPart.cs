using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Desk;

/// <summary>Canned phrases from a pack.</summary>
internal sealed class PhrasesPackPart : IPackPart
{
    public int Order => 20;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var phrases = PackPhrase.ReadAll(pack);
        return async (load, cancellation) =>
        {
            foreach (var phrase in phrases.Where(phrase => load.IsNews("phrases/" + phrase.Title, phrase)))
            {
                var row = await load.Db.Set<CannedPhrase>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency && known.Title == phrase.Title, cancellation);
                if (row is null)
                    load.Db.Add(new CannedPhrase { Id = CannedPhraseId.New(load.Time), AgencyId = load.Agency, Title = phrase.Title, Text = phrase.Text, Shortcut = phrase.Shortcut });
                else
                    (row.Text, row.Shortcut) = (phrase.Text, phrase.Shortcut);
            }
        };
    }
}
