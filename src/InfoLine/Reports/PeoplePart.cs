using System.Numerics;
using System.Runtime.InteropServices;

namespace InfoLine.Reports;

/// <summary>People who were read by one thread.</summary>
/// <remarks>What takes the time is waiting for memory, so to find somebody touches one place: their id, number and kind stand beside each other. A kind is everybody of whom the same is known; there are thousands, which stay at hand.</remarks>
internal sealed class PeoplePart
{
    private const int FewSlots = 64;
    private const int HashBits = 64;

    private readonly Dictionary<PersonFacts, int> _kindOf = [];
    private readonly List<PersonFacts> _kinds = [];
    private readonly List<int> _sizes = [];
    private readonly OrderedDictionary<string, int> _oddIds = new(StringComparer.Ordinal);
    private PackedId[] _ids = new PackedId[32];
    private int[] _kindsOfPeople = new int[32];
    private Slot[] _slots = new Slot[FewSlots];
    private int _shift = HashBits - BitOperations.Log2(FewSlots);

    /// <summary>How many people there are, with the numbers from 0.</summary>
    public int Count { get; private set; }

    /// <summary>What is known of the people of each kind.</summary>
    public IReadOnlyList<PersonFacts> Kinds => _kinds;

    /// <summary>How many people are of each kind.</summary>
    public IReadOnlyList<int> Sizes => _sizes;

    /// <summary>Everybody's kind, by number.</summary>
    public ReadOnlySpan<int> KindsOfPeople => _kindsOfPeople.AsSpan(0, Count);

    /// <summary>Adds somebody who is not there yet.</summary>
    public void Add(AnyId id, PersonFacts facts)
    {
        var key = id.Packed;
        if (id.Odd is { } odd)
        {
            key = OddId(_oddIds.Count);
            _oddIds.Add(odd, _oddIds.Count);
        }

        if (!_kindOf.TryGetValue(facts, out var kind))
        {
            _kindOf.Add(facts, kind = _kinds.Count);
            _kinds.Add(facts);
            _sizes.Add(0);
        }

        if (Count == _ids.Length)
            Grow();
        (_ids[Count], _kindsOfPeople[Count]) = (key, kind);
        Take(new(key, Count + 1, kind));
        _sizes[kind]++;
        Count++;
    }

    /// <summary>The number of a person, and what is known of them; -1 for somebody who is not there.</summary>
    public int Find(AnyId id, out PersonFacts facts)
    {
        facts = default;
        var wanted = id.Packed;
        if (id.Odd is { } odd)
        {
            if (!_oddIds.TryGetValue(odd, out var place))
                return -1;
            wanted = OddId(place);
        }

        for (var at = (int)(wanted.Hash >> _shift); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[at];
            if (slot.NumberPlusOne == 0)
                return -1;
            if (slot.Id != wanted)
                continue;
            facts = _kinds[slot.Kind];
            return slot.NumberPlusOne - 1;
        }
    }

    /// <summary>The id of a number.</summary>
    public string IdOf(int number) => _ids[number] is { High: ulong.MaxValue } odd ? _oddIds.GetAt((int)odd.Low).Key : _ids[number].ToString();

    // Ids begin with their time, so none of ours begins with all bits.
    private static PackedId OddId(int number) => new(ulong.MaxValue, (ulong)number);

    private void Grow()
    {
        Array.Resize(ref _ids, Count * 2);
        Array.Resize(ref _kindsOfPeople, Count * 2);
        var before = _slots;
        _slots = new Slot[before.Length * 2];
        _shift--;
        foreach (ref readonly var slot in before.AsSpan())
        {
            if (slot.NumberPlusOne != 0)
                Take(slot);
        }
    }

    private void Take(Slot slot)
    {
        var at = (int)(slot.Id.Hash >> _shift);
        while (_slots[at].NumberPlusOne != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at] = slot;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(PackedId Id, int NumberPlusOne, int Kind);
}
