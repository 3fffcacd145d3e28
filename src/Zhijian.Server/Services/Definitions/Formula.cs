using System.Globalization;

namespace Zhijian.Server.Services.Definitions;

/// <summary>Arithmetic over entries: + - * /, brackets, min(a, b), max(a, b). Pure; what divides by nothing or overflows has no result.</summary>
public sealed class Formula
{
    private const int Longest = 200;

    private readonly Func<Func<string, decimal?>, decimal?> _evaluate;

    private Formula(Func<Func<string, decimal?>, decimal?> evaluate, IReadOnlyList<string> names) => (_evaluate, Names) = (evaluate, names);

    /// <summary>The entries it reads.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="FormatException">It is no formula; the message says where.</exception>
    public static Formula Parse(string text)
    {
        if (text.Length > Longest) throw new FormatException($"is longer than {Longest} characters");
        var reader = new Reader(text);
        return new Formula(reader.Whole(), reader.Names);
    }

    public decimal? Evaluate(Func<string, decimal?> named)
    {
        try
        {
            return _evaluate(named);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public List<string> Names { get; } = [];

        public Func<Func<string, decimal?>, decimal?> Whole()
        {
            var sum = Sum();
            return Next() == '\0' ? sum : throw Unexpected();
        }

        private Func<Func<string, decimal?>, decimal?> Sum()
        {
            var left = Product();
            while (Next() is '+' or '-')
            {
                var (before, isMinus, right) = (left, text[_at++] == '-', Product());
                left = named => before(named) + (isMinus ? -right(named) : right(named));
            }

            return left;
        }

        private Func<Func<string, decimal?>, decimal?> Product()
        {
            var left = Part();
            while (Next() is '*' or '/')
            {
                var (before, isOver, right) = (left, text[_at++] == '/', Part());
                left = named => !isOver ? before(named) * right(named) : right(named) is { } divisor and not 0 ? before(named) / divisor : null;
            }

            return left;
        }

        private Func<Func<string, decimal?>, decimal?> Part()
        {
            switch (Next())
            {
                case '(':
                    _at++;
                    var inner = Sum();
                    Expect(')');
                    return inner;
                case '-':
                    _at++;
                    var part = Part();
                    return named => -part(named);
                case >= '0' and <= '9':
                    var number = decimal.Parse(Take(char.IsAsciiDigit, '.'), NumberStyles.Number, CultureInfo.InvariantCulture);
                    return _ => number;
                case var letter when char.IsAsciiLetter(letter):
                    return Named(Take(char.IsAsciiLetterOrDigit, '.'));
                default:
                    throw Unexpected();
            }
        }

        private Func<Func<string, decimal?>, decimal?> Named(string name)
        {
            if (Next() != '(' || name is not ("min" or "max"))
            {
                Names.Add(name);
                return named => named(name);
            }

            _at++;
            var first = Sum();
            Expect(',');
            var second = Sum();
            Expect(')');
            return named => first(named) is { } one && second(named) is { } other ? (name == "min" ? Math.Min(one, other) : Math.Max(one, other)) : null;
        }

        private string Take(Func<char, bool> belongs, char also)
        {
            var from = _at;
            while (_at < text.Length && (belongs(text[_at]) || text[_at] == also)) _at++;
            return text[from.._at];
        }

        private char Next()
        {
            while (_at < text.Length && text[_at] == ' ') _at++;
            return _at < text.Length ? text[_at] : '\0';
        }

        private void Expect(char wanted)
        {
            if (Next() != wanted) throw Unexpected();
            _at++;
        }

        private FormatException Unexpected() => new(_at < text.Length ? $"“{text[_at]}” at place {_at + 1} does not belong there" : "ends too early");
    }
}
