using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a step: what makes it a <c>say</c>, an <c>ask</c>, a <c>when</c> or a <c>handoff</c>, and the rest of its names.</summary>
internal sealed class StepForm(Reading reading)
{
    private static readonly ImmutableArray<string> Kinds = ["say", "ask", "when", "handoff", "people", "provider"];
    private static readonly ImmutableArray<string> Everywhere = ["segments", "because"];
    private static readonly ImmutableArray<string> OfSay = ["say", "does", "shares", "go", "end", .. Everywhere];
    private static readonly ImmutableArray<string> OfAsk =
        ["ask", "again", "choices", "answer", "from", "to", "most", "save", "sort", "bands", "under", "proves", "wrong", "personal", "go", "otherwise", .. Everywhere];
    private static readonly ImmutableArray<string> OfWhen = ["when"];
    private static readonly ImmutableArray<string> OfPeople = ["people", "other", "known", "new", .. Everywhere];
    private static readonly ImmutableArray<string> OfProvider = ["provider", "found", "visit", "waiting", "none"];
    private static readonly ImmutableArray<string> OfHandoff = ["handoff", "say", "failed", "go", "otherwise", "end", .. Everywhere];

    /// <summary>The step, or null (reported) when it cannot be told what it does.</summary>
    public DraftStep? Read(string flow, YamlEntry entry)
    {
        if (reading.Map(entry.Value, $"The step '{entry.Key}'", "'ask:' and 'choices:'") is not { } map)
            return null;
        if (KindOf(entry.Key, map, entry.KeyPlace) is not { } kind)
            return null;
        var known = kind switch { StepKind.Say => OfSay, StepKind.Ask => OfAsk, StepKind.When => OfWhen, StepKind.People => OfPeople, StepKind.Provider => OfProvider, _ => OfHandoff };
        if (Fields.Of(map, reading, $"The step '{entry.Key}' ('{Names.Snake(kind.ToString())}')", "'go:'", known) is not { } fields)
            return null;

        var id = $"{flow}.{entry.Key}";
        var step = new DraftStep(flow, entry.Key, kind, entry.KeyPlace)
        {
            Segments = fields.Value("segments", node => reading.Whole(node, "'segments'", 1, 6)),
            SegmentsPlace = fields.PlaceOf("segments"),
            Because = fields.Get("because", node => reading.Scalar(node, "'because'"))?.Value,
            Go = fields.Link("go"),
            End = fields.Value("end", node => reading.Yes(node, "'end'")) ?? false,
        };
        return kind switch
        {
            StepKind.Say => step with { Says = fields.Text("say", $"{id}.say"), Does = ReadDeed(fields), Shares = ReadShares(fields) },
            StepKind.Provider => ReadProvider(step, fields),
            StepKind.People => ReadPeople(step, fields),
            StepKind.Ask => ReadAsk(step, fields),
            StepKind.When => step with { Branches = ReadBranches(fields) },
            _ => ReadHandoff(step, fields),
        };
    }

    private StepKind? KindOf(string name, YamlMap map, Place place)
    {
        var kinds = Kinds.Where(kind => map.Entries.Any(entry => entry.Key == kind)).ToArray();
        switch (kinds)
        {
            case ["say"]:
                return StepKind.Say;
            case ["ask"]:
                return StepKind.Ask;
            case ["when"]:
                return StepKind.When;
            case ["people"]:
                return StepKind.People;
            case ["provider"]:
                return StepKind.Provider;
            // "say" belongs to a handoff.
            case ["handoff"] or ["say", "handoff"]:
                return StepKind.Handoff;
            case []:
                var near = map.Entries.Select(entry => Nearest.To(entry.Key, Kinds)).FirstOrDefault(kind => kind is not null);
                reading.Problems.Error(ProblemCode.WhatKindOfStep, place, $"The step '{name}' says nothing and asks nothing, so the conversation would stop dead.",
                    near is not null ? $"Did you mean '{near}'?" : "A step has one of: say, ask, when, handoff, people, provider.");
                return null;
            default:
                reading.Problems.Error(ProblemCode.WhatKindOfStep, place, $"The step '{name}' has {string.Join(" and ", kinds.Select(kind => $"'{kind}'"))}, but a step does one thing.",
                    "Make two steps of it, and let the first lead to the second with 'go'.");
                return null;
        }
    }

    private DraftStep ReadAsk(DraftStep step, Fields fields)
    {
        if (fields.Has("proves"))
        {
            fields.Required("wrong", "Write where whoever cannot prove it goes on.");
            fields.Required("again", "Write what is said after a wrong answer, the same whether it was near or not.");
        }

        return ReadQuestion(step, fields);
    }

    private DraftStep ReadQuestion(DraftStep step, Fields fields) => step with
    {
        Says = fields.Text("ask", $"{step.Id}.ask"),
        Again = fields.Text("again", $"{step.Id}.again"),
        HasChoices = fields.Has("choices"),
        Choices = ReadChoices(step, fields),
        HasAnswer = fields.Has("answer"),
        Expect = new AnswerForm(reading).Read(fields),
        Save = fields.Get("save", node => reading.Name(node, "the name of a field")),
        Sort = new SortForm(reading).Read(fields),
        Bands = new AgeForm(reading).ReadBands(fields),
        Under = new AgeForm(reading).ReadUnder(fields),
        Proves = fields.Get("proves", node => reading.Name(node, "the name of a field")),
        Wrong = fields.Link("wrong"),
        Personal = fields.Value("personal", node => reading.Yes(node, "'personal'")) ?? false,
        Otherwise = fields.Link("otherwise"),
    };

    private ImmutableArray<DraftChoice> ReadChoices(DraftStep step, Fields fields)
    {
        if (fields["choices"] is not { } node)
            return [];
        var choices = ImmutableArray.CreateBuilder<DraftChoice>();
        foreach (var item in reading.Items(node, "'choices'", "- { en: Papers, hi: कागज़, go: papers }"))
        {
            if (ReadChoice(item, $"{step.Id}.choices.{choices.Count + 1}") is { } choice)
                choices.Add(choice);
        }

        return choices.DrainToImmutable();
    }

    private DraftChoice? ReadChoice(YamlNode node, string key)
    {
        ImmutableArray<string> known = [.. reading.Languages.Select(language => language.Code), "go", "more", "value", "set", "language", "consent"];
        if (Fields.Of(node, reading, "A choice", "{ en: Papers, hi: कागज़, go: papers }", known) is not { } fields || node is not YamlMap map)
            return null;
        var more = fields.Link("more");
        var language = fields.Get("language", code => reading.Scalar(code, "'language'"));
        return new(
            more is null ? TextForm.Of(map, key, reading) : null,
            IsMore: more is not null,
            more ?? fields.Link("go"),
            fields.Get("value", value => reading.Scalar(value, "'value'")) is { } written ? new Written(written.Value, written.Place) : null,
            language is null ? null : reading.LanguageCode(language.Value, language.Place),
            fields.Value("consent", consent => reading.Yes(consent, "'consent'")),
            node.Place)
        {
            Sets = ReadSets(fields["set"]),
        };
    }

    private ImmutableArray<KeyValuePair<string, string>> ReadSets(YamlNode? node)
    {
        if (node is null || reading.Map(node, "'set'", "{ age: 18-35 }") is not { } map)
            return [];
        var sets = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var entry in map.Entries)
        {
            if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the name of a field") is { } field && reading.Scalar(entry.Value, "The value of a field") is { } value)
                sets.Add(new(field.Text, value.Value));
        }

        return sets.DrainToImmutable();
    }

    private Deed? ReadDeed(Fields fields) =>
        fields["does"] is { } node && reading.OneOf(node, "'does'", "register", "withdraw", "erase", "refer", "release") is { } word ? Enum.Parse<Deed>(word, ignoreCase: true) : null;

    private ImmutableArray<Written> ReadShares(Fields fields) => fields["shares"] is { } node
        ? [.. reading.Items(node, "'shares'", "[name, place, phone]").Select(item => reading.Name(item, "the name of a field")).OfType<Written>()]
        : [];

    private DraftStep ReadProvider(DraftStep step, Fields fields)
    {
        fields.Required("found", "Write where it goes on with somebody who can be asked.");
        fields.Required("visit", "Write where it goes on with an office that nobody can write to, but the person can go to.");
        fields.Required("waiting", "Write where it goes on for somebody who is being helped already.");
        fields.Required("none", "Write where it goes on when nobody is known.");
        return step with
        {
            Need = fields.Get("provider", node => reading.Name(node, "the field that says what help is needed")),
            Found = fields.Link("found"),
            Visit = fields.Link("visit"),
            Waiting = fields.Link("waiting"),
            None = fields.Link("none"),
        };
    }

    private static DraftStep ReadPeople(DraftStep step, Fields fields)
    {
        fields.Required("other", "Write what the choice 'somebody else' is called.");
        fields.Required("known", "Write where a registered person goes on.");
        fields.Required("new", "Write where everybody else goes on.");
        return step with
        {
            Says = fields.Text("people", $"{step.Id}.people"),
            Other = fields.Text("other", $"{step.Id}.other"),
            Known = fields.Link("known"),
            New = fields.Link("new"),
        };
    }

    private ImmutableArray<DraftBranch> ReadBranches(Fields fields)
    {
        var branches = ImmutableArray.CreateBuilder<DraftBranch>();
        // The kind of the step says that "when" is there.
        foreach (var item in reading.Items(fields["when"] ?? new YamlScalar("", null, fields.Place), "'when'", "- { if: age < 18, go: minor }"))
        {
            if (Fields.Of(item, reading, "A line of 'when'", "{ if: age < 18, go: minor }", ["if", "else", "go"]) is not { } line)
                continue;
            var isElse = line.Has("else");
            if (!isElse)
                line.Required("if", "Write { if: age < 18, go: minor }, or { else: true, go: other } as the last line.");
            line.Required("go", "Write the step that comes next.");
            branches.Add(new(
                isElse ? Condition.Always : line.Get("if", node => reading.Scalar(node, "'if'") is { } text ? ConditionForm.Read(text, reading.Problems) : null),
                isElse,
                line.Link("go"),
                item.Place));
        }

        return branches.DrainToImmutable();
    }

    private DraftStep ReadHandoff(DraftStep step, Fields fields)
    {
        fields.Required("say", "Write what a villager hears when somebody at the centre takes the conversation.");
        return step with
        {
            Reason = fields.Get("handoff", node => reading.Name(node, "the reason of a handoff"))?.Text,
            Says = fields.Text("say", $"{step.Id}.say"),
            Failed = fields.Text("failed", $"{step.Id}.failed"),
            Otherwise = fields.Link("otherwise"),
        };
    }
}
