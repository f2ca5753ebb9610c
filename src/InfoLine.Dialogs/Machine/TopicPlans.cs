using System.Collections.Frozen;
using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>What is ready beforehand for questions in own words.</summary>
internal sealed class TopicPlans
{
    private const string PayloadStart = OfferStep.Name + "#";

    private readonly FlowSet _flows;
    private readonly FrozenDictionary<string, TopicPlan> _topics;
    private readonly FrozenDictionary<string, string> _schemeOfFlow;
    private readonly FrozenSet<string> _moreKeys;
    private readonly FrozenSet<string> _moreSounds;
    private readonly ILookup<string, Trigger> _triggers;

    public TopicPlans(FlowSet flows)
    {
        _flows = flows;
        _topics = flows.Topics.Topics
            .Where(topic => topic.Command is not null || (topic.Step is not null && flows.Steps.ContainsKey(topic.Step)))
            .DistinctBy(topic => topic.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(topic => topic.Id, topic => new TopicPlan(topic), StringComparer.Ordinal);
        _schemeOfFlow = _topics.Values
            .Where(plan => plan.Topic is { Scheme: not null, Step: not null })
            .GroupBy(plan => flows.Steps[plan.Topic.Step!].Flow, StringComparer.Ordinal)
            .Where(flow => flow.All(plan => plan.Topic.Scheme == flow.First().Topic.Scheme))
            .ToFrozenDictionary(flow => flow.Key, flow => flow.First().Topic.Scheme!, StringComparer.Ordinal);
        _triggers = _topics.Values.Where(plan => plan.Topic.Step is not null).ToLookup(plan => plan.Topic.Step!, plan => plan.Trigger, StringComparer.Ordinal);
        var more = flows.Lines[Line.More].Templates.Select(template => template.Source).ToList();
        _moreKeys = more.Select(Fold.Key).ToFrozenSet(StringComparer.Ordinal);
        _moreSounds = more.SelectMany(label => Phonetics.Read(label) is [var word] ? [word.Key] : (string[])[]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Finds what a question asks; null where free text is not understood.</summary>
    public Matcher? Matcher => _flows.Matcher;

    /// <summary>All that lead somewhere.</summary>
    public ImmutableArray<TopicPlan> All => _topics.Values;

    public TopicPlan? Find(string id) => _topics.GetValueOrDefault(id);

    /// <summary>The triggers of the topics that this step answers; mostly none or one.</summary>
    public IEnumerable<Trigger> LeadingTo(Step step) => _triggers[step.Id];

    /// <summary>The scheme of a flow all of whose topics are about the same one, or null.</summary>
    public string? SchemeOf(Step step) => _schemeOfFlow.GetValueOrDefault(step.Flow);

    /// <summary>True for "more" in any language, और written as "aur" too.</summary>
    public bool IsMore(string key) => _moreKeys.Contains(key) || (Phonetics.Read(key) is [var word] && _moreSounds.Contains(word.Key));

    /// <summary>The topics of an offer as they are shown; those that have gone from the dialogs are left out.</summary>
    public ImmutableArray<SpeechOption> OptionsOf(Offer offer, int language) =>
    [
        .. offer.Topics.Select(Find).OfType<TopicPlan>()
            .Select((plan, at) => new SpeechOption(at + 1, plan.Topic.Title.Templates[language].Source, PayloadStart + plan.Topic.Id)),
    ];

    /// <summary>The topic that a pressed button of an offer names. The button tells what it answers, so an old one is as good as a new one.</summary>
    /// <returns>Null when it is not the button of an offer.</returns>
    public Heard? Pressed(string payload)
    {
        if (!payload.StartsWith(PayloadStart, StringComparison.Ordinal))
            return null;
        return Find(payload[PayloadStart.Length..]) is { } plan ? new Heard.Meant(plan.Topic.Id) : new Heard.OldButton();
    }

    /// <summary>The offered topic that a message names by number, by title, or by title with one slip; null when it names none.</summary>
    public Heard.Meant? Choice(Offer offer, string key)
    {
        var plans = offer.Topics.Select(Find).OfType<TopicPlan>().ToList();
        if (NumberWords.Read(key) is { } number)
            return number >= 1 && number <= plans.Count ? new Heard.Meant(plans[number - 1].Topic.Id) : null;
        var named = plans.Find(plan => plan.TitleKeys.Contains(key, StringComparer.Ordinal));
        if (named is null && Typo.Forgives(key))
            named = plans.Find(plan => plan.TitleKeys.Any(title => Typo.Forgives(title) && Typo.Within1(title, key)));
        return named is null ? null : new Heard.Meant(named.Topic.Id);
    }
}

/// <summary>A topic, and what moves the conversation to its answer.</summary>
internal sealed class TopicPlan(Topic topic)
{
    public Topic Topic { get; } = topic;

    /// <summary>Leads to its step.</summary>
    public Trigger Trigger { get; } = new(topic.Id);

    /// <summary>The folded title in each language.</summary>
    public ImmutableArray<string> TitleKeys { get; } = [.. topic.Title.Templates.Select(title => Fold.Key(title.Source))];
}
