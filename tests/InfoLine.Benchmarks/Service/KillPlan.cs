using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Service;

/// <summary>How often the service is killed, and the seed of all chance in it.</summary>
/// <param name="Kills">How many times.</param>
/// <param name="Seed">The same seed gives the same moments and the same pauses of the carrier, as far as the machine's own timing allows.</param>
public sealed record KillPlan(int Kills, int Seed);

/// <summary>What the carrier saw after all kills.</summary>
/// <param name="Kills">How often the service was killed.</param>
/// <param name="Accepted">Messages whose webhook was answered with 200.</param>
/// <param name="Answered">Messages with a reply at the carrier.</param>
/// <param name="Doubled">Messages with more than one.</param>
/// <param name="Missing">Accepted messages with none.</param>
/// <param name="OutOfOrder">Replies after the reply to a later message of the same sender.</param>
/// <param name="Strange">Replies that answer nothing.</param>
/// <param name="InDoubt">Replies whose sending was under way at a kill or ended in the dark: all were reconciled if none is missing or doubled.</param>
/// <param name="Lookups">How often the carrier was asked about one.</param>
/// <param name="Retried">Webhooks that were posted again because nobody answered.</param>
public sealed record KillResult(int Kills, long Accepted, long Answered, long Doubled, long Missing, long OutOfOrder, long Strange, long InDoubt, long Lookups, long Retried)
{
    /// <summary>True when every accepted message was answered exactly once, in order.</summary>
    public bool IsFaultless => Accepted > 0 && Doubled == 0 && Missing == 0 && OutOfOrder == 0 && Strange == 0;

    /// <summary>For the table.</summary>
    public IEnumerable<Figure> Figures =>
    [
        new($"Kill: `kill -9` × {Kills} under load: accepted / answered", $"{Figure.Count(Accepted)} / {Figure.Count(Answered)}", "", "every one", Missing == 0),
        new("Kill: missing / doubled / out of order / answering nothing", $"{Missing} / {Doubled} / {OutOfOrder} / {Strange}", "", "0 / 0 / 0 / 0", IsFaultless),
        new("Kill: replies of unknown outcome, reconciled (questions to the carrier)", $"{Figure.Count(InDoubt)} ({Figure.Count(Lookups)})"),
        new("Kill: webhooks posted again because nobody had answered", Figure.Count(Retried)),
    ];
}
