using System.Diagnostics.Metrics;
using InfoLine.Dialogs;
using InfoLine.Questions;

namespace InfoLine.Conversations;

/// <summary>What is counted about turns. No personal data: kinds and languages only.</summary>
public sealed class TurnMeters
{
    private readonly Counter<long> _turns;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _notes;
    private readonly Counter<long> _questions;
    private readonly Counter<long> _choices;
    private readonly Histogram<double> _handled;

    /// <summary>Makes the counters of one service.</summary>
    public TurnMeters(IMeterFactory factory)
    {
        var meter = factory.Create("InfoLine.Conversations");
        _turns = meter.CreateCounter<long>("infoline_turns", description: "Turns written, by kind of input.");
        _failures = meter.CreateCounter<long>("infoline_turn_failures", description: "Turns that stumbled; given_up is true for those that will not be tried again.");
        _notes = meter.CreateCounter<long>("infoline_notes", description: "What the dialogs noted, such as NotUnderstood, by language.");
        _questions = meter.CreateCounter<long>("infoline_questions", description: "Questions in own words, by what was done about them and by how they were written.");
        _choices = meter.CreateCounter<long>("infoline_questions_chosen", description: "Offered topics that people chose, by how the question was written.");
        _handled = meter.CreateHistogram<double>("infoline_accept_to_handled_seconds", description: "From a message falling due to its turn being written.");
    }

    internal void Taken(TakenTurn turn, DateTimeOffset now)
    {
        _turns.Add(1, new KeyValuePair<string, object?>("kind", turn.Row.Kind.ToString()));
        _handled.Record((now.ToUnixTimeMilliseconds() - turn.Row.DueAt) / 1000.0);
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Note note:
                    _notes.Add(1, new("note", note.Kind.ToString()), new("language", turn.Session.Language ?? "none"));
                    break;
                case Effect.Asked asked:
                    _questions.Add(1, new("band", KeptQuestion.NameOf(asked.Band)), new("language", asked.Language));
                    break;
                case Effect.Meant meant:
                    _choices.Add(1, new KeyValuePair<string, object?>("language", meant.Language));
                    break;
            }
        }
    }

    internal void Failed(bool givenUp) => _failures.Add(1, new KeyValuePair<string, object?>("given_up", givenUp ? "true" : "false"));
}
