using System.Globalization;

namespace Zhijian.Sandbox.Users;

/// <summary>Invented mobile numbers: 199, then zeros and a small number. They have the form of real ones, but the emulated gateway sends nothing anywhere.</summary>
public static class Telephones
{
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"199{number:d8}");
}
