using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>An amount, date, number or name that InfoLine tells people, with where it comes from.</summary>
/// <param name="Name">Such as <c>mudra.shishu_most</c>; has a dot, unlike a field.</param>
/// <param name="Source">Who says so, with the date of the page.</param>
/// <param name="Official">True for an official text seen (mark O), false for a secondary source (mark S).</param>
/// <param name="CheckedOn">When it was last checked by us.</param>
/// <param name="ReviewBy">After this day villagers read "as of" the month of checking.</param>
/// <param name="Written">How it is written, one text a language in the order of <see cref="FlowSet.Languages"/>.</param>
/// <param name="CheckedIn">The month of checking, such as "Nov 2026", likewise.</param>
/// <param name="AsOf">"as of Nov 2026" in each language, likewise.</param>
/// <param name="Place">Where its author wrote it.</param>
public sealed record Fact(
    string Name,
    string Source,
    bool Official,
    DateOnly CheckedOn,
    DateOnly ReviewBy,
    ImmutableArray<string> Written,
    ImmutableArray<string> CheckedIn,
    ImmutableArray<string> AsOf,
    Place Place);
