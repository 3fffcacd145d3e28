using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>
/// How values stand in columns: ids as 16 bytes in big-endian order on SQLite (so that they sort by age) and as uuid on PostgreSQL;
/// instants as milliseconds since 1970 on SQLite and as timestamptz on PostgreSQL.
/// </summary>
internal static class ColumnConventions
{
    public static void Apply(ModelConfigurationBuilder configuration, bool sqlite)
    {
        foreach (var id in typeof(ColumnConventions).Assembly.GetTypes().Where(IsTypedId))
            configuration.Properties(id).HaveConversion((sqlite ? typeof(IdAsBytes<>) : typeof(IdAsGuid<>)).MakeGenericType(id));
        if (sqlite)
        {
            configuration.Properties<Guid>().HaveConversion<GuidAsBytes>();
            configuration.Properties<DateTimeOffset>().HaveConversion<InstantAsMilliseconds>();
        }
        else
        {
            configuration.Properties<DateTimeOffset>().HaveConversion<InstantAsUtc>();
        }
    }

    private static bool IsTypedId(Type type) =>
        type.IsValueType && !type.IsGenericTypeDefinition
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    private sealed class IdAsGuid<T>() : ValueConverter<T, Guid>(id => id.Value, value => Create<T>(value)) where T : struct, ITypedId<T>;

    private sealed class IdAsBytes<T>() : ValueConverter<T, byte[]>(id => ToBytes(id.Value), bytes => Create<T>(FromBytes(bytes))) where T : struct, ITypedId<T>;

    private sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(id => ToBytes(id), bytes => FromBytes(bytes));

    private sealed class InstantAsMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class InstantAsUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);

    // Expression trees can neither call static abstract members nor pass optional arguments, hence these three.
    private static T Create<T>(Guid value) where T : struct, ITypedId<T> => T.From(value);

    private static byte[] ToBytes(Guid value) => value.ToByteArray(bigEndian: true);

    private static Guid FromBytes(byte[] value) => new(value, bigEndian: true);
}
