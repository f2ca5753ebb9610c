namespace InfoLine.Providers;

/// <summary>Why a service was offered to somebody, or was not.</summary>
/// <param name="Kind">Which test.</param>
/// <param name="Detail">What it was about: the id of a place, a group, a status; null where there is nothing to say.</param>
/// <param name="Number">An age, a distance in kilometres, a count; null where there is none.</param>
public sealed record Reason(ReasonKind Kind, string? Detail = null, int? Number = null)
{
    /// <summary>True for one that speaks for the service.</summary>
    public bool IsFor => Kind < ReasonKind.NotActive;
}

/// <summary>The tests, those that speak for a service first, in the order in which they are made.</summary>
public enum ReasonKind
{
    /// <summary>It is for exactly what was asked; the detail is the topic.</summary>
    NamesTopic,

    /// <summary>It serves the place; the detail is the area.</summary>
    ServesArea,

    /// <summary>A woman is there.</summary>
    HasWoman,

    /// <summary>It speaks the language.</summary>
    SpeaksLanguage,

    /// <summary>It speaks other languages; the detail names them. It comes after those that speak the person's: whoever writes English to a machine may well speak Hindi to a bank.</summary>
    OtherLanguage,

    /// <summary>It has room; the number is how much.</summary>
    HasRoom,

    /// <summary>How many people it is helping now.</summary>
    Load,

    /// <summary>How far it is.</summary>
    Distance,

    /// <summary>It is not offered now; the detail is the status.</summary>
    NotActive,

    /// <summary>It leaves people without an answer.</summary>
    Paused,

    /// <summary>They had it already.</summary>
    HadAlready,

    /// <summary>It helps with something else.</summary>
    OtherNeed,

    /// <summary>It is for other questions of the same need; the detail is the topic that was asked.</summary>
    OtherTopic,

    /// <summary>It serves other areas; the detail is one of them.</summary>
    OtherArea,

    /// <summary>It serves a part of where they live, and the part where they live is not known; the detail is that area.</summary>
    AreaNotKnown,

    /// <summary>It is for people of another state.</summary>
    OtherState,

    /// <summary>They are too young; the number is the youngest age.</summary>
    TooYoung,

    /// <summary>They are too old; the number is the oldest age.</summary>
    TooOld,

    /// <summary>It is for women.</summary>
    WomenOnly,

    /// <summary>It is for groups that they are not known to belong to; the detail names them.</summary>
    OtherGroup,

    /// <summary>They asked for a woman and none is known to be there.</summary>
    NoWoman,

    /// <summary>It has no room.</summary>
    Full,
}
