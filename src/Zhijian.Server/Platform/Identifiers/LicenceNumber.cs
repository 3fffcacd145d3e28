namespace Zhijian.Server.Platform.Identifiers;

/// <summary>The number of a driving licence (驾驶证号): the identity number of its holder.</summary>
public readonly record struct LicenceNumber(ResidentId Holder)
{
    /// <inheritdoc cref="ResidentId.Parse"/>
    public static Reading<LicenceNumber> Parse(string? typed, DateOnly today)
    {
        var holder = ResidentId.Parse(typed, today);
        if (holder.Value is { } id) return new LicenceNumber(id);
        var fault = holder.Fault!;
        return new IdentifierFault(fault.Code, "驾驶证号就是身份证号码：" + fault.Chinese, "The licence number is the identity number: " + fault.English);
    }

    public override string ToString() => Holder.ToString();
}

/// <summary>The file number on a driving licence (档案编号): twelve digits. The length is not confirmed, so that another one is a doubt and no fault.</summary>
public readonly record struct LicenceFileNumber
{
    private const int UsualPlaces = 12;

    private LicenceFileNumber(string text) => Text = text;

    public string Text { get; }

    public static Reading<LicenceFileNumber> Parse(string? typed)
    {
        var text = TypedText.Squeeze(typed);
        if (text.Length == 0) return new IdentifierFault("file_number_missing", "请输入驾驶证副页上的档案编号", "Enter the file number of the driving licence");
        if (!TypedText.IsDigits(text)) return new IdentifierFault("file_number_characters", "档案编号只有数字，请核对", "A file number has digits only; please check it");
        var doubt = text.Length == UsualPlaces ? null : new IdentifierFault("file_number_length", $"档案编号一般是12位，您输入了{text.Length}位，请核对", $"A file number usually has 12 digits; you entered {text.Length}. Please check it");
        return Reading.Of(new LicenceFileNumber(text), doubt);
    }

    /// <summary>Masked: this ends up in logs.</summary>
    public override string ToString() => Text is { Length: > 4 } ? $"***{Text[^2..]}" : "***";
}
