using System.Collections.Frozen;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Which ids a test may expect, and what each belongs to.</summary>
public sealed class AnswerIds
{
    /// <summary>The id of everything that is out of scope.</summary>
    public const string None = "none";

    // What belongs to no scheme has the same names in every test, whether the content has it yet or not.
    private static readonly FrozenSet<string> General = FrozenSet.Create(
        StringComparer.Ordinal,
        "advice.which_scheme", "advice.start_business", "advice.project_report", "loan.rejected", "loan.cibil", "fraud.report", "register", "register.status", "provider",
        "handoff", "greeting", "thanks", "language", "stop", "repeat");

    private readonly FrozenDictionary<string, Topic> _topics;
    private readonly FrozenSet<string> _schemes;
    private readonly FrozenSet<string> _aspects;
    private readonly bool _isForeign;

    /// <summary>The ids of the content.</summary>
    /// <param name="topics">The content.</param>
    /// <param name="isForeign">True for a data set of its own: an id without an example is then a warning, for we did not write the list.</param>
    public AnswerIds(TopicSet topics, bool isForeign = false)
    {
        _isForeign = isForeign;
        _topics = topics.Topics.ToFrozenDictionary(topic => topic.Id, StringComparer.Ordinal);
        _schemes = topics.Schemes.Select(scheme => scheme.Id).Concat(topics.Topics.Select(topic => topic.Scheme).OfType<string>()).ToFrozenSet(StringComparer.Ordinal);
        _aspects = topics.Aspects.Select(aspect => aspect.Id).Concat(topics.Topics.Select(topic => topic.Aspect).OfType<string>()).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The id under which a topic is scored: <see cref="None"/> for <c>none</c>, <c>out_of_scope</c> and <c>out_of_scope.…</c>, itself otherwise.</summary>
    public static string Canonical(string id) =>
        id == None || id == Topic.OutOfScope || id.StartsWith(Topic.OutOfScope + ".", StringComparison.Ordinal) ? None : id;

    /// <summary>The scheme that an id belongs to, or null.</summary>
    public string? SchemeOf(string id) => _topics.TryGetValue(id, out var topic) ? topic.Scheme : Before(id) is { } scheme && _schemes.Contains(scheme) ? scheme : null;

    /// <summary>The aspect of a scheme that an id asks for, or null.</summary>
    public string? AspectOf(string id) => _topics.TryGetValue(id, out var topic) ? topic.Aspect : SchemeOf(id) is null ? null : After(id);

    /// <summary>True where the content answers it.</summary>
    public bool HasAnswer(string id) => _topics.ContainsKey(id);

    /// <summary>What is wrong with an id that a test expects, or null.</summary>
    /// <param name="id">As written, not empty.</param>
    /// <param name="line">Its line.</param>
    public SheetTrouble? Check(string id, int line)
    {
        if (Canonical(id) == None || _topics.ContainsKey(id))
            return null;
        if (!_isForeign && (General.Contains(id) || (Before(id) is { } scheme && _schemes.Contains(scheme) && _aspects.Contains(After(id)))))
            return new(line, $"The content has no answer '{id}' yet: such a question can only be answered wrongly or handed over.", IsWarning: true);
        if (_isForeign && Nearest.To(id, _topics.Keys) is null)
            return new(line, $"There is no example of '{id}': such a question can only be answered wrongly or handed over.", IsWarning: true);
        return new(line, $"There is no answer '{id}'. {Hint(id)}");
    }

    private string Hint(string id)
    {
        var names = _topics.Keys.Concat(from scheme in _schemes from aspect in _aspects select $"{scheme}.{aspect}").Concat(General).Append(None);
        if (Nearest.To(id, names) is { } near)
            return $"Did you mean '{near}'?";
        if (Before(id) is { } before && _schemes.Contains(before))
            return $"'{before}' can be asked for: {string.Join(", ", _aspects.Order(StringComparer.Ordinal))}.";
        return "Write the id of a topic such as 'mudra.amount', or 'none' for what is out of scope.";
    }

    private static string? Before(string id) => id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? id[..dot] : null;

    private static string After(string id) => id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
