namespace InfoLine.Dialogs.Flows;

/// <summary>What a step does with the answers of a person, beside saying something.</summary>
public enum Deed
{
    /// <summary>Keeps them: the person is registered, or a registration is corrected.</summary>
    Register,

    /// <summary>The person takes their consent back: the registration is deleted, the conversation goes on.</summary>
    Withdraw,

    /// <summary>Everything is deleted: the registration, what is remembered of the conversation, and the words of its messages.</summary>
    Erase,

    /// <summary>The person is sent to the provider that was found for them, and agrees to what is told. Where none was found, somebody looks by hand.</summary>
    Refer,

    /// <summary>The person no longer wants the help that was looked for.</summary>
    Release,
}
