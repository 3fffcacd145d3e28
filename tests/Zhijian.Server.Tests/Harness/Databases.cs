using System.Collections;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

/// <summary>
/// Runs a theory on every database: <c>[Theory, ClassData(typeof(Databases))]</c> over a <see cref="DatabaseKind"/> parameter.
/// PostgreSQL is skipped, saying so, when <c>ZHIJIAN_TEST_POSTGRES</c> names none.
/// </summary>
public sealed class Databases : IEnumerable<ITheoryDataRow>
{
    public const string PostgresVariable = "ZHIJIAN_TEST_POSTGRES";

    public static string? PostgresServer => Environment.GetEnvironmentVariable(PostgresVariable);

    public IEnumerator<ITheoryDataRow> GetEnumerator()
    {
        yield return new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite);
        yield return new TheoryDataRow<DatabaseKind>(DatabaseKind.PostgreSql)
        {
            Skip = string.IsNullOrEmpty(PostgresServer) ? $"{PostgresVariable} is not set" : null,
        };
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
