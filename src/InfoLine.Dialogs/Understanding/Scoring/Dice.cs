namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Chance that can be repeated: the same seed gives the same throws on every machine.</summary>
/// <remarks>SplitMix64. G. L. Steele and others, OOPSLA 2014.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to one less than <paramref name="sides"/>.</summary>
    public int Throw(int sides)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (int)(z % (ulong)sides);
    }
}
