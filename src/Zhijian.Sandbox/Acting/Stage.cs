using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.QrCodes;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Acting;

/// <summary>Something a person cannot do, with the code the control API answers.</summary>
public sealed class StageException(string code, string detail) : Exception(detail)
{
    public string Code { get; } = code;
}

/// <summary>Finds who acts towards which account and turns refusals into problem details.</summary>
public sealed class Stage(World world, Actor actor, MenuActor menus)
{
    public World World { get; } = world;

    public Actor Actor { get; } = actor;

    public MenuActor Menus { get; } = menus;

    /// <param name="mustFollow">Most acts need a subscription: without one there is no chat to write into.</param>
    public Results<Accepted<ActResult>, ProblemHttpResult> Act(string personId, string appId, Func<Follower, ActResult> act, bool mustFollow = true)
    {
        if (World.People.Find(personId) is not { } person) return Problem.NotFound("person_not_found", $"Nobody has the id {personId}.");
        if (World.Accounts.Find(appId) is not { } account) return Problem.NotFound("account_not_found", $"There is no account {appId}.");
        var follower = account.Followers.Of(person);
        if (mustFollow && !follower.Subscribed) return Problem.Conflict("not_following", $"{person.Nickname} does not follow {account.Settings.Name}.");
        try
        {
            return TypedResults.Accepted((string?)null, act(follower));
        }
        catch (StageException refusal)
        {
            return Problem.Invalid(refusal.Code, refusal.Message);
        }
        catch (ApiException fault)
        {
            return Problem.Invalid("upload_refused", fault.Message);
        }
        catch (TooBusyException busy)
        {
            return Problem.Because(StatusCodes.Status503ServiceUnavailable, "too_many_pushes", busy.Message);
        }
    }

    /// <exception cref="StageException">The code belongs to another account.</exception>
    public SceneCode? Own(Follower follower, SceneCode? code) =>
        code is null || code.AppId == follower.Account.AppId ? code : throw new StageException("code_of_other_account", $"This code belongs to {code.AppId}.");
}
