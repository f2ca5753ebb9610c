using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>Goes on from the search for somebody who can help.</summary>
internal sealed class Referring(FlowMachine machine)
{
    private readonly Draft _draft = machine.Draft;

    /// <summary>Remembers what was found, so that it can be said and agreed to, and leads on.</summary>
    public void Continue(Answer answer)
    {
        _draft.Asking = null;
        if (answer is Answer.Promised promised)
        {
            Save(ProviderStep.ByField, promised.By);
            machine.Go(Trigger.Promised);
            return;
        }

        foreach (var field in ProviderStep.Fields)
            _draft.Clear(field);
        machine.Go(answer switch
        {
            Answer.Offered offered => Take(offered),
            Answer.Referred referred => Take(referred),
            _ => Trigger.NobodyCan,
        });
    }

    private Trigger Take(Answer.Offered offered)
    {
        _draft.Finding = _draft.Finding! with { Service = offered.Service, Code = offered.Code }; // Asking has begun it.
        Save(ProviderStep.NameField, offered.Name);
        Save(ProviderStep.CodeField, offered.Code);
        return offered.Code is null ? Trigger.CanBeVisited : Trigger.CanBeAsked;
    }

    private Trigger Take(Answer.Referred referred)
    {
        _draft.Finding = _draft.Finding! with { Code = referred.Code };
        Save(ProviderStep.CodeField, referred.Code);
        Save(ProviderStep.StatusField, referred.Status);
        Save(ProviderStep.NameField, referred.Name);
        Save(ProviderStep.ByField, referred.By);
        return Trigger.IsHelped;
    }

    private void Save(string field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _draft.Save(field, value);
    }
}
