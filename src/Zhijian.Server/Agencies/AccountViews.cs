using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>Shows accounts, departments and agencies within the signed-in person's scope.</summary>
internal sealed class AccountViews(AccountDirectory directory, AccountHealth health, CallbackAddress address)
{
    public AccountView Of(OfficialAccount account) => AccountView.Of(account, directory.Find(account.Id)!, health, address);

    public static async Task<Ok<List<AccountView>>> ListAsync(ZhijianDb db, AccountViews views, CancellationToken cancellation)
    {
        var accounts = await db.Set<OfficialAccount>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        return TypedResults.Ok(accounts.ConvertAll(views.Of));
    }

    public static async Task<Ok<List<DepartmentView>>> ListDepartmentsAsync(ZhijianDb db, CancellationToken cancellation) =>
        TypedResults.Ok((await db.Set<Department>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation)).ConvertAll(DepartmentView.Of));

    public static async Task<Ok<List<AgencyView>>> ListAgenciesAsync(ZhijianDb db, AgencyScope scope, CancellationToken cancellation)
    {
        var visible = scope.Agencies;
        var agencies = await db.Set<Agency>().Where(row => visible.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation);
        return TypedResults.Ok(agencies.ConvertAll(row => new AgencyView(row.Id.Value, row.Key, row.Name, row.EnglishName, row.Kind, row.Region)));
    }

    public static ProblemHttpResult NotFound() => Problem.NotFound("account_not_found", "There is no such account in your agency.");
}

/// <param name="IsClosed">Takes no conversations any more.</param>
public sealed record DepartmentView(Guid Id, string Key, string Name, string? EnglishName, bool IsClosed)
{
    internal static DepartmentView Of(Department department) => new(department.Id.Value, department.Key, department.Name, department.EnglishName, department.IsClosed);
}

public sealed record AgencyView(Guid Id, string Key, string Name, string? EnglishName, string Kind, string? Region);
