using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>The line answers outright only when it is surer than for a menu; both are probabilities.</summary>
internal static class BandOrder
{
    public static void Check(Draft draft, ProblemList problems)
    {
        if (draft.Questions.Bands is not { Answer: { } answer, Menu: { } menu, Place: var place })
            return;
        if (answer is < 0 or > 1 || menu is < 0 or > 1)
            problems.Error(ProblemCode.BandsOutOfOrder, place, "Bands are probabilities from 0 to 1.", "Write { answer: 0.50, menu: 0.15 }, or let 'infoline eval --write' find them.");
        else if (menu >= answer)
            problems.Error(ProblemCode.BandsOutOfOrder, place, $"The line would never offer a choice: 'menu' ({menu}) must be smaller than 'answer' ({answer}).", "Write { answer: 0.50, menu: 0.15 }, or let 'infoline eval --write' find them.");
    }
}
