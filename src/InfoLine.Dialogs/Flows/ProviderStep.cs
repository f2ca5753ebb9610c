using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>Looks for somebody who can help the person whose answers are loaded. Says nothing itself: where it leads depends on what is found.</summary>
public sealed class ProviderStep : Step
{
    /// <summary>The field with the name of the provider, in the language of the conversation.</summary>
    public const string NameField = "provider";

    /// <summary>The field with the code of the referral, such as <c>4K7HM</c>.</summary>
    public const string CodeField = "referral";

    /// <summary>The field with the time by which the provider answers, or gets in touch, in words such as "by Tuesday 5 pm".</summary>
    public const string ByField = "by";

    /// <summary>The field that says how far a referral is: <c>asked</c>, <c>helping</c> or <c>looking</c>.</summary>
    public const string StatusField = "referral_is";

    /// <summary>The field that says what help is looked for: <c>finance</c>, <c>technology</c>, <c>market</c> or <c>capacity</c>.</summary>
    public required string Need { get; init; }

    /// <summary>Where it goes on with somebody who can be asked.</summary>
    public required string Found { get; init; }

    /// <summary>Where it goes on with somebody whom only the person can go to: we cannot write to them.</summary>
    public required string Visit { get; init; }

    /// <summary>Where it goes on when this person has a referral for the same help that is not over.</summary>
    public required string Waiting { get; init; }

    /// <summary>Where it goes on when nobody is known.</summary>
    public required string None { get; init; }

    /// <summary>All fields that it may fill.</summary>
    public static ImmutableArray<string> Fields { get; } = [NameField, CodeField, ByField, StatusField];

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => ImmutableArray.Create(Found, Visit, Waiting, None);
}
