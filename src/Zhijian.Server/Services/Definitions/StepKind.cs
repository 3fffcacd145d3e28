namespace Zhijian.Server.Services.Definitions;

/// <summary>What one step of a service asks for (步骤类型). Written in camelCase in a definition.</summary>
public enum StepKind
{
    Text,
    Number,

    /// <summary>An amount in yuan, kept in fen.</summary>
    Money,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Some of the options.</summary>
    Choices,

    YesNo,
    Date,

    /// <summary>A free slot of an appointment offer (预约时段).</summary>
    Slot,

    Plate,

    /// <summary>Number of a driving licence (驾驶证号).</summary>
    Licence,

    /// <summary>Resident identity number (公民身份号码).</summary>
    IdNumber,

    Phone,
    Name,

    /// <summary>A place sent from the phone, inside the district if the step names one.</summary>
    Location,

    /// <summary>A statement the citizen agrees to; without it the service ends.</summary>
    Consent,

    /// <summary>The name typed in place of a signature; must be the name entered before.</summary>
    Signature,

    /// <summary>Photographs, several, in any order.</summary>
    Photos,

    /// <summary>A recording.</summary>
    Voice,

    /// <summary>A document, sent on the page; in the chat WeChat carries none.</summary>
    File,

    /// <summary>Steps that are asked for each of several people or things.</summary>
    Group,
}
