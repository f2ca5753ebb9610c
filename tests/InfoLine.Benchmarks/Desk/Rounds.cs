using System.Diagnostics;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Desk;

/// <summary>Opens one whole page after the other at a steady pace, by turns with the smallest page that there is, and notes how long each took.</summary>
/// <param name="browsers">Opens them.</param>
internal sealed class Rounds(Browsers browsers)
{
    private const double PagesPerSecond = 10;

    /// <summary>Every part of the desk, as it stands in addresses.</summary>
    private static readonly string[] Views = ["queue", "mine", "waiting", "late", "failed", "snoozed", "open", "closed"];

    private readonly List<TimeSpan> _lists = [];
    private readonly List<TimeSpan> _wholeLists = [];
    private readonly List<TimeSpan> _tickets = [];
    private readonly List<TimeSpan> _floor = [];

    /// <summary>Lists of one centre.</summary>
    public Percentiles Lists => new(_lists);

    /// <summary>Lists of all centres, for a supervisor.</summary>
    public Percentiles WholeLists => new(_wholeLists);

    /// <summary>Conversations.</summary>
    public Percentiles Tickets => new(_tickets);

    /// <summary>One's own account, which is the smallest page inside.</summary>
    public Percentiles Floor => new(_floor);

    /// <summary>Goes round until told otherwise.</summary>
    /// <param name="colleague">Sees one centre.</param>
    /// <param name="supervisor">Sees all.</param>
    /// <param name="ticket">A ticket of the colleague's centre.</param>
    /// <param name="duration">For how long.</param>
    public async Task GoAsync(Member colleague, Member supervisor, string ticket, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < duration; i++)
        {
            var view = $"/desk?view={Views[i / 4 % Views.Length]}";
            var (who, path, times) = (i % 4) switch
            {
                0 => (colleague, view, _lists),
                1 => (supervisor, view, _wholeLists),
                2 => (colleague, $"/desk/tickets/{ticket}", _tickets),
                _ => (colleague, "/staff/me", _floor),
            };
            var due = TimeSpan.FromSeconds(i / PagesPerSecond);
            if (due > clock.Elapsed)
                await Task.Delay(due - clock.Elapsed);
            var began = Stopwatch.GetTimestamp();
            await browsers.GetAsync(who, path);
            times.Add(Stopwatch.GetElapsedTime(began));
        }
    }
}
