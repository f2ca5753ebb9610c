namespace InfoLine.Providers;

/// <summary>A number on which referrals reach a provider.</summary>
/// <param name="Number">As the directory file has it.</param>
/// <param name="Kind">What reaches it.</param>
/// <param name="Extension">Behind the number, or null.</param>
public sealed record Phone(string Number, PhoneKind Kind, string? Extension);

/// <summary>What reaches a number.</summary>
public enum PhoneKind
{
    /// <summary>Calls only, or nobody wrote what.</summary>
    Voice,

    /// <summary>SMS: type <c>text</c>, <c>sms</c>, <c>cell</c> or <c>mobile</c>.</summary>
    Sms,

    /// <summary>WhatsApp: type <c>whatsapp</c>.</summary>
    WhatsApp,
}
