using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Places;

/// <summary>Finds the names of places in a text by how they sound.</summary>
internal sealed class PlaceNames
{
    private const int PinDigits = 6;
    private const int SortingDigits = 3;

    // "Sant Ravidas Nagar", "Tori Fateh Pur".
    private const int MostWordsOfAName = 4;

    // Whoever writes more than this does not say where they live.
    private const int MostWords = 40;

    // Shorter names are one slip away from too many words.
    private const int FewestLettersForASlip = 5;

    // "kon" is a block, and it is "who": a small word counts as a name only where hardly anything else is said.
    private const int FewWords = 2;

    private readonly FrozenDictionary<string, ImmutableArray<KnownPlace>> _byKey;
    private readonly FrozenDictionary<string, ImmutableArray<KnownPlace>> _byLetters;
    private readonly FrozenDictionary<string, ImmutableArray<KnownPlace>> _byPin;
    private readonly FrozenDictionary<string, ImmutableArray<KnownPlace>> _bySorting;

    public PlaceNames(ImmutableArray<KnownPlace> places)
    {
        _byKey = Group(places.SelectMany(place => place.Names.Concat(place.Spellings).Select(name => (KeyOf(name), place))));
        _byLetters = Group(places.SelectMany(place => place.Names.Concat(place.Spellings).Select(name => (string.Concat(Phonetics.Read(name).Select(word => word.Written)), place))));
        _byPin = Group(places.SelectMany(place => place.Pins.Select(pin => (pin, place))));
        var byId = places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        _bySorting = Group(places.SelectMany(place => place.Pins.Where(pin => pin.Length == PinDigits).Select(pin => (pin[..SortingDigits], District(place, byId)))));
    }

    /// <summary>How a name sounds, spaces left out: <c>Mau Ranipur</c>, <c>Mauranipur</c> and <c>मऊरानीपुर</c> have one key. Empty for a name without letters.</summary>
    public static string KeyOf(string name) => Key(Phonetics.Read(name).AsSpan());

    /// <summary>Everything in a text that may be a place, in its order.</summary>
    public ImmutableArray<PlaceMention> Read(string text)
    {
        var tokens = Phonetics.Read(text);
        var words = tokens.AsSpan()[..Math.Min(tokens.Length, MostWords)];
        var mentions = ImmutableArray.CreateBuilder<PlaceMention>();
        for (var i = 0; i < words.Length;)
            i += Next(words[i..], isShort: words.Length <= FewWords, mentions);
        return mentions.DrainToImmutable();
    }

    // Reads one name, PIN or word without meaning and returns how many words it has.
    private int Next(ReadOnlySpan<Token> rest, bool isShort, ImmutableArray<PlaceMention>.Builder mentions)
    {
        if (rest[0].Script == TokenScript.Digits)
            return NextPin(rest, mentions);
        for (var count = Math.Min(MostWordsOfAName, Letters(rest)); count > 0; count--)
        {
            if (count == 1 && rest[0].IsFunctionWord && !isShort)
                return 1;
            if (!_byKey.TryGetValue(Key(rest[..count]), out var places))
                continue;
            mentions.Add(new(PlaceMentionKind.Name, places));
            return count;
        }

        if (!rest[0].IsFunctionWord && Slips(rest[0]) is { IsEmpty: false } near)
            mentions.Add(new(PlaceMentionKind.Slip, near));
        return 1;
    }

    // 284401, or 284 401 as it stands on envelopes.
    private int NextPin(ReadOnlySpan<Token> rest, ImmutableArray<PlaceMention>.Builder mentions)
    {
        var isSplit = rest.Length > 1 && rest[0].Key.Length == SortingDigits && rest[1] is { Script: TokenScript.Digits, Key.Length: PinDigits - SortingDigits };
        var pin = isSplit ? rest[0].Key + rest[1].Key : rest[0].Key;
        if (pin.Length != PinDigits)
            return 1;
        if (_byPin.TryGetValue(pin, out var places))
            mentions.Add(new(PlaceMentionKind.Pin, Outermost(places)));
        else if (_bySorting.TryGetValue(pin[..SortingDigits], out var districts))
            mentions.Add(new(PlaceMentionKind.PinArea, districts));
        return isSplit ? 2 : 1;
    }

    // A slip of the finger changes a letter; one of the ear, a sound.
    private ImmutableArray<KnownPlace> Slips(Token word) => [.. Near(_byLetters, word.Written).Concat(Near(_byKey, word.Key)).Distinct()];

    private static IEnumerable<KnownPlace> Near(FrozenDictionary<string, ImmutableArray<KnownPlace>> names, string word) => word.Length < FewestLettersForASlip
        ? []
        : names.Where(known => known.Key.Length >= FewestLettersForASlip && Typo.Within1(known.Key, word)).SelectMany(known => known.Value);

    // The PIN of a block's town serves the block: of two that lie in each other it means the larger.
    private static ImmutableArray<KnownPlace> Outermost(ImmutableArray<KnownPlace> places) =>
        [.. places.Where(place => !places.Any(other => other.Id == place.Parent))];

    private static int Letters(ReadOnlySpan<Token> words)
    {
        var count = 0;
        while (count < words.Length && words[count].Script != TokenScript.Digits)
            count++;
        return count;
    }

    private static string Key(ReadOnlySpan<Token> words)
    {
        var key = words.IsEmpty ? "" : words[0].Key;
        for (var i = 1; i < words.Length; i++)
            key += words[i].Key;
        return key;
    }

    private static KnownPlace District(KnownPlace place, Dictionary<string, KnownPlace> byId)
    {
        for (var up = 0; up < 2 && place.Kind is PlaceKind.Block or PlaceKind.Town && place.Parent is { } parent && byId.TryGetValue(parent, out var around); up++)
            place = around;
        return place;
    }

    private static FrozenDictionary<string, ImmutableArray<KnownPlace>> Group(IEnumerable<(string Key, KnownPlace Place)> pairs) => pairs
        .Where(pair => pair.Key.Length > 0)
        .GroupBy(pair => pair.Key, pair => pair.Place, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
}
