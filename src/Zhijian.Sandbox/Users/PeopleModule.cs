using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Acting;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Users;

/// <param name="Id">Chosen by the caller, or the next free number.</param>
/// <param name="AvatarColor">e.g. <c>#5b8ff9</c></param>
public sealed record NewPerson(string? Id, string Nickname, string? AvatarColor);

/// <summary>Many persons at once, e.g. for a load test. They follow without a push.</summary>
/// <param name="Prefix">Ids are the prefix with 1, 2, 3 …</param>
/// <param name="AppId">The account they all follow, or null.</param>
public sealed record NewPeople(string Prefix, int Count, string? AppId);

/// <param name="Phone">Invented.</param>
public sealed record PersonView(string Id, string Nickname, string AvatarColor, string UnionId, string Phone, IReadOnlyList<SubscriptionView> Subscriptions)
{
    public static PersonView Of(Person person) => new(person.Id, person.Nickname, person.AvatarColor, person.UnionId, person.Phone,
        [.. person.Followers.Select(follower => new SubscriptionView(follower.Account.AppId, follower.OpenId, follower.Subscribed))]);
}

public sealed record SubscriptionView(string AppId, string OpenId, bool Subscribed);

/// <param name="Total">Of all persons, not of this page.</param>
public sealed record Created(int Total);

/// <summary>Persons with phones.</summary>
public static class PeopleModule
{
    private const int MostListed = 1_000;
    private const int MostAtOnce = 200_000;

    public static void MapPeople(this RouteGroupBuilder control)
    {
        var followers = control.MapGroup("/followers").WithTags("Persons");
        followers.MapGet("", (World world, int? limit) => TypedResults.Ok(world.People.All.Take(Math.Clamp(limit ?? MostListed, 1, MostListed)).Select(PersonView.Of).ToList()));
        followers.MapGet("/{personId}", Results<Ok<PersonView>, ProblemHttpResult> (string personId, World world) =>
            world.People.Find(personId) is { } person ? TypedResults.Ok(PersonView.Of(person)) : Problem.NotFound("person_not_found", $"Nobody has the id {personId}."));
        followers.MapPost("", Create).WithSummary("Creates a person, or renames the one with this id");
        followers.MapPost("/batch", CreateMany).WithSummary("Creates many persons who follow an account, without pushes");
    }

    private static Results<Ok<PersonView>, ProblemHttpResult> Create(NewPerson request, World world)
    {
        if (string.IsNullOrWhiteSpace(request.Nickname)) return Problem.Invalid("nickname_missing", "A person needs a nickname.");
        if (request.Id is { Length: 0 or > 64 }) return Problem.Invalid("person_id_invalid", "id must have 1 to 64 characters.");
        var view = PersonView.Of(world.People.Put(request.Id, request.Nickname.Trim(), request.AvatarColor));
        world.Events.Publish("person", null, () => new { person = view });
        return TypedResults.Ok(view);
    }

    private static Results<Ok<Created>, ProblemHttpResult> CreateMany(NewPeople request, World world)
    {
        if (request.Count is < 1 or > MostAtOnce || string.IsNullOrEmpty(request.Prefix)) return Problem.Invalid("count_invalid", $"count must lie between 1 and {MostAtOnce}, and prefix must not be empty.");
        var account = world.Accounts.Find(request.AppId);
        if (account is null && request.AppId is not null) return Problem.NotFound("account_not_found", $"There is no account {request.AppId}.");
        for (var number = 1; number <= request.Count; number++)
        {
            var person = world.People.Put($"{request.Prefix}{number}", $"{request.Prefix}{number}", null);
            if (account?.Followers.Of(person) is { Subscribed: false } follower) follower.Subscription = new(world.Now, Actor.SearchScene);
        }
        return TypedResults.Ok(new Created(world.People.Count));
    }
}
