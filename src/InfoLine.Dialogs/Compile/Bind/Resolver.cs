using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Finds what the names in a draft mean: steps, flows, facts and fields.</summary>
internal sealed class Resolver
{
    /// <summary>The field that a choice with <c>consent</c> fills by itself.</summary>
    public const string ConsentField = "consent";

    private readonly Draft _draft;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _fields;

    private Resolver(Draft draft, ProblemList problems)
    {
        _draft = draft;
        _problems = problems;
        _fields = FieldsOf(draft);
    }

    /// <summary>All fields that any step saves.</summary>
    public static HashSet<string> FieldsOf(Draft draft)
    {
        var fields = draft.Steps.SelectMany(step => step.Saves).Concat(draft.Steps.SelectMany(step => step.Choices).SelectMany(choice => choice.Sets).Select(set => set.Key)).ToHashSet(StringComparer.Ordinal);
        if (draft.Steps.Any(step => step.Kind is StepKind.People))
            fields.Add(PeopleStep.HasPhoneField);
        if (draft.Steps.Any(step => step.Kind is StepKind.Provider))
            fields.UnionWith(ProviderStep.Fields);
        if (draft.Steps.Any(step => step.Kind is StepKind.Handoff))
            fields.UnionWith([HandoffStep.TicketField, HandoffStep.PromiseField]);
        if (draft.Steps.SelectMany(step => step.Choices).Any(choice => choice.Consent is not null))
            fields.Add(ConsentField);
        return fields;
    }

    /// <summary>Fills the links in; reports names that mean nothing.</summary>
    public static void Resolve(Draft draft, ProblemList problems)
    {
        var resolver = new Resolver(draft, problems);
        foreach (var step in draft.Steps)
            resolver.ResolveStep(step);
        foreach (var flow in draft.Flows)
        {
            foreach (var (_, to) in flow.Moved)
                resolver.Find(to, flow.Name);
            if (flow.Review is not null)
                resolver.Find(flow.Review, flow.Name);
        }

        foreach (var (_, to) in draft.Line?.Moved ?? [])
            resolver.Find(to, flow: null);
        foreach (var topic in draft.Questions.Topics)
            resolver.ResolveTopic(topic);
        foreach (var text in draft.Texts)
            resolver.ResolveNames(text);
    }

    private void ResolveStep(DraftStep step)
    {
        foreach (var link in step.Links)
            Find(link, step.Flow, mayGoBack: step.Kind is StepKind.Ask);
        foreach (var field in step.Need is { } need ? step.Shares.Add(need) : step.Shares)
        {
            if (!_fields.Contains(field.Text))
                NotSaved(field.Text, field.Place, "so there would be nothing to tell a provider");
        }

        if (step.Proves is { } proves && !_fields.Contains(proves.Text))
            NotSaved(proves.Text, proves.Place, "so nobody could prove who they are");
        foreach (var branch in step.Branches)
        {
            foreach (var test in branch.If?.Tests ?? [])
            {
                if (!_fields.Contains(test.Field))
                    NotSaved(test.Field, branch.Place, "so this line is decided without it");
            }
        }
    }

    // The flow of a scheme's answers is the one with the name of the scheme.
    private void ResolveTopic(DraftTopic topic)
    {
        if (topic.Step is { } step && !IsFound(step, topic.Scheme))
        {
            _problems.Error(ProblemCode.NoAnswer, step.Place, $"There is no step '{Names.Short(step.Text)}', so nothing answers the question '{Names.Short(topic.Id)}'.",
                Nearest.Hint(step.Text, _draft.StepsById.Keys.Concat(_draft.FlowsByName.Keys), "Write the step, or name the one that answers: step: flow.step."));
        }
    }

    private void Find(Link link, string? flow, bool mayGoBack = false)
    {
        if (IsFound(link, flow))
            return;
        if (mayGoBack && link.Text == Step.BackId)
            link.Target = Step.BackId;
        else
            GoesNowhere(link, flow);
    }

    // A step of the same flow, else a flow, else flow.step. A flow without steps, which is reported, is found and has no target.
    private bool IsFound(Link link, string? flow)
    {
        if (flow is not null && _draft.StepsById.ContainsKey($"{flow}.{link.Text}"))
            link.Target = $"{flow}.{link.Text}";
        else if (_draft.FlowsByName.TryGetValue(link.Text, out var start))
            link.Target = start.Steps.Count > 0 ? start.Steps[0].Id : null;
        else if (_draft.StepsById.ContainsKey(link.Text))
            link.Target = link.Text;
        else
            return false;
        return true;
    }

    private void GoesNowhere(Link link, string? flow)
    {
        var near = (flow is null ? [] : _draft.FlowsByName.GetValueOrDefault(flow)?.Steps.Select(step => step.Name) ?? [])
            .Concat(_draft.FlowsByName.Keys)
            .Concat(link.Text.Contains('.', StringComparison.Ordinal) ? _draft.StepsById.Keys : []);
        _problems.Error(ProblemCode.GoesNowhere, link.Place, $"This leads to '{Names.Short(link.Text)}', which is neither a step nor a flow; a villager would get no answer.",
            Nearest.Hint(link.Text, near, "Write the name of a step of this flow, of a flow, or flow.step."));
    }

    private void ResolveNames(DraftText text)
    {
        foreach (var (_, template) in text.Present)
        {
            foreach (var piece in template.Names)
                ResolveName(text, piece);
        }
    }

    private void ResolveName(DraftText text, DraftPiece piece)
    {
        if (piece.IsChecked || (text.Key == "lines.source" && piece.Text == "source"))
            return;
        if (piece.IsFact)
        {
            if (_draft.FactsByName.TryGetValue(piece.Text, out var fact))
                fact.Used = true;
            else
                Unknown(piece, "fact", _draft.FactsByName.Keys, "Write it in a file of dialogs/facts with its source.");
        }
        else if (!_fields.Contains(piece.Text))
        {
            if (Nearest.To(piece.Text, _fields) is null)
                NotSaved(piece.Text, piece.Place, "so the villager would read a gap here");
            else
                Unknown(piece, "field", _fields, "");
        }
    }

    private void Unknown(DraftPiece piece, string what, IEnumerable<string> names, string otherwise) => _problems.Error(
        ProblemCode.UnknownPlaceholder,
        piece.Place,
        $"There is no {what} '{Names.Short(piece.Text)}', so the villager would read a gap here.",
        Nearest.Hint(piece.Text, names, otherwise));

    private void NotSaved(string field, Place place, string consequence) => _problems.Error(
        ProblemCode.NeverSaved,
        place,
        $"No step saves the field '{Names.Short(field)}', {consequence}.",
        Nearest.Hint(field, _fields, $"Write 'save: {Names.Short(field)}' at the step that asks for it."));
}
