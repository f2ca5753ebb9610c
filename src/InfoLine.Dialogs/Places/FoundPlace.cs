using System.Collections.Immutable;

namespace InfoLine.Dialogs.Places;

/// <summary>What a text says about where somebody lives.</summary>
public abstract record FoundPlace
{
    private FoundPlace()
    {
    }

    /// <summary>No place that the line knows.</summary>
    public sealed record Nowhere : FoundPlace
    {
        /// <summary>The only one.</summary>
        public static Nowhere One { get; } = new();
    }

    /// <summary>This place.</summary>
    /// <param name="Place">A district, block, town or neighbour; never a state or a region.</param>
    public sealed record Exactly(KnownPlace Place) : FoundPlace;

    /// <summary>One of these, so ask. With a single candidate the question is "do you mean …?".</summary>
    /// <param name="Candidates">1 to 5, in the order of the places file.</param>
    public sealed record OneOf(ImmutableArray<KnownPlace> Candidates) : FoundPlace;
}
