using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Channels.Phone;

/// <summary>Takes the turns that a browser asks for. Pure: the same request gives the same answer.</summary>
internal static class PhoneConversation
{
    /// <summary>Does everything, on every phone.</summary>
    /// <param name="dialogs">The dialogs in force.</param>
    /// <param name="request">A request that <see cref="PhoneReading"/> let through.</param>
    /// <param name="begin">When new conversations begin; its offset is the line's own.</param>
    public static PhoneAnswer Take(PhoneDialogs dialogs, PhoneRequest request, DateTimeOffset begin)
    {
        var handsets = request.Phones.ToImmutableSortedDictionary(
            phone => phone.Key, phone => new Handset(dialogs, phone.Key, request, phone.Value, begin), StringComparer.Ordinal);
        var turns = request.Acts.Select(act => Turn(handsets, act)).ToImmutableArray();
        return new(
            handsets.ToImmutableSortedDictionary(handset => handset.Key, handset => handset.Value.Memory, StringComparer.Ordinal),
            turns,
            new(dialogs.Flows.Mark, dialogs.Since.ToOffset(begin.Offset), dialogs.Flows.Languages, Mistakes(dialogs)));
    }

    private static ImmutableSortedDictionary<string, PhoneTurn> Turn(ImmutableSortedDictionary<string, Handset> handsets, PhoneAct act)
    {
        var turn = ImmutableSortedDictionary.CreateBuilder<string, PhoneTurn>(StringComparer.Ordinal);
        foreach (var (channel, handset) in handsets)
        {
            if (handset.Do(act) is { } made)
                turn[channel] = made;
        }

        return turn.ToImmutable();
    }

    private static ImmutableArray<PhoneAnswer.Mistake> Mistakes(PhoneDialogs dialogs) =>
        [.. dialogs.Problems.Where(problem => problem.Severity == Severity.Error).Select(PhoneAnswer.Mistake.Of)];
}
