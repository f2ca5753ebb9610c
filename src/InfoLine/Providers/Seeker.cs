using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace InfoLine.Providers;

/// <summary>Somebody who looks for help, and for what.</summary>
/// <param name="Need">The kind of support.</param>
/// <param name="Place">The id of the smallest place that is known of them; null where none is, and then only a question helps.</param>
public sealed record Seeker(Need Need, string? Place)
{
    /// <summary>What exactly, such as <c>pmegp</c>; null for anything of the need.</summary>
    public string? Topic { get; init; }

    /// <summary>Age in years, of whoever told only a band its lowest; null where it is not known, and then no age limit refuses them.</summary>
    public int? Age { get; init; }

    /// <summary>True for a woman; null where it is not known, and then a service for women does not take them.</summary>
    public bool? IsWoman { get; init; }

    /// <summary>Groups that they belong to, such as <c>sc</c>, <c>shg</c>, <c>artisan</c>; may be empty.</summary>
    public ImmutableHashSet<string> Groups { get; init; } = [];

    /// <summary>The language that they speak, as a code.</summary>
    public string Language { get; init; } = "hi";

    /// <summary>True when they asked to be helped by a woman.</summary>
    public bool WantsWoman { get; init; }

    /// <summary>Services that they had already and do not want again, by id: those that declined or let the time pass.</summary>
    public ImmutableHashSet<string> Except { get; init; } = [];
}

/// <summary>What a service has to do already.</summary>
/// <param name="OpenReferrals">How many people it is helping, or is asked to help.</param>
/// <param name="IsPaused">True when it left too many without an answer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Workload(int OpenReferrals, bool IsPaused = false);
