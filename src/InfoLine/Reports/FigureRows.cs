using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>Writes the ids behind one figure, one a line: as many lines as the figure says.</summary>
internal static class FigureRows
{
    private const string PeoplePrefix = "people.";

    /// <summary>True for the name of a figure, also of one such as <c>people.need.finance</c>.</summary>
    public static bool IsName(string name) => Figures.ByName.ContainsKey(name) || WordOf(name) is not null;

    /// <summary>True for a figure that counts registered people by themselves.</summary>
    public static bool IsOfPeople(string name) => WordOf(name) is not null || Figures.ByName.GetValueOrDefault(name)?.OfPerson is not null;

    /// <summary>Writes them.</summary>
    /// <param name="database">Read only.</param>
    /// <param name="filter">That of the report.</param>
    /// <param name="name">The figure.</param>
    /// <param name="to">Where to. Of people it gets ids of people, of referrals theirs, of cases theirs.</param>
    public static async Task WriteAsync(Database database, ReportFilter filter, string name, TextWriter to)
    {
        var terms = await ReportCount.TermsAsync(database, filter, By.Nothing);
        var rows = new ReportRows(database, filter, terms, ReportCount.NeedsProviders(filter, By.Nothing));
        var test = new RowTest(filter, terms);
        var figure = Figures.ByName.GetValueOrDefault(name);
        if (figure?.Table is { } table)
        {
            await rows.TableAsync(table, row => to.WriteLine(IdOf(row)));
            return;
        }

        var people = await rows.PeopleAsync();
        if (figure is null)
            WritePeople(people, test, terms, WordOf(name) ?? throw new ArgumentException(name, nameof(name)), to);
        else if (figure.OfPerson is { } ofPerson)
            WritePeople(people, facts => test.TakesPerson(facts) && ofPerson(facts), to);
        else if (figure.OfState is { } ofState)
            await WriteStatesAsync(rows, people, test, ofState, to);
        else if (figure.Case is { } reason)
            await WriteCasesAsync(rows, people, test, reason, to);
        else
            await EachAsync(rows, people, (referral, seen) => Write(referral, test.Takes(referral) ? figure.TimesOf(referral.SeenBy(test.Provider, seen)) : 0, to));
    }

    // Each referral, and a line to look at it through.
    private static async Task EachAsync(ReportRows rows, People people, Action<ReferralLine, ReferralLine> each) => await rows.ReferralsAsync(people, threads: 1, () => new ReferralLine(), (seen, referrals) =>
    {
        foreach (var referral in referrals)
            each(referral, seen);
    });

    private static async Task WriteCasesAsync(ReportRows rows, People people, RowTest test, string reason, TextWriter to)
    {
        var cases = await rows.CasesAsync();
        await EachAsync(rows, people, (referral, _) =>
        {
            for (var one = referral.Case; one is not null; one = cases.Before(one))
            {
                if (test.TakesCase(referral) && (reason.Length == 0 || reason == one.Reason))
                    to.WriteLine(one.Id);
            }
        });
    }

    private static async Task WriteStatesAsync(ReportRows rows, People people, RowTest test, Func<PersonState, bool> holds, TextWriter to)
    {
        var states = new SortedDictionary<int, PersonState>();
        await EachAsync(rows, people, (referral, seen) =>
        {
            if (!test.Takes(referral))
                return;
            var state = states.GetValueOrDefault(referral.Person);
            Tally.Note(ref state, referral.SeenBy(test.Provider, seen));
            states[referral.Person] = state;
        });
        foreach (var (person, state) in states)
        {
            if (state.WasReferred && holds(state))
                to.WriteLine(people.IdOf(person));
        }
    }

    private static void WritePeople(People people, RowTest test, ReportTerms terms, (int Dimension, string Word) wanted, TextWriter to)
    {
        var term = RegisteredCounts.TermsOf(terms, wanted.Dimension).Of(wanted.Word == ReportFilter.None ? "" : wanted.Word);
        WritePeople(people, facts => test.TakesPerson(facts) && RegisteredCounts.TermOf(facts, wanted.Dimension) == term, to);
    }

    private static void WritePeople(People people, Func<PersonFacts, bool> holds, TextWriter to)
    {
        foreach (var (number, facts) in people.All())
        {
            if (holds(facts))
                to.WriteLine(people.IdOf(number));
        }
    }

    private static void Write(ReferralLine referral, int times, TextWriter to)
    {
        for (; times > 0; times--)
            to.WriteLine(IdOf(referral.Row!)); // The row that was just read.
    }

    private static string IdOf(IRow row) => System.Text.Encoding.UTF8.GetString(row.Text(0));

    /// <summary>The dimension and the word of a name such as <c>people.need.finance</c>; null for another one.</summary>
    private static (int Dimension, string Word)? WordOf(string name)
    {
        if (!name.StartsWith(PeoplePrefix, StringComparison.Ordinal) || name[PeoplePrefix.Length..].Split('.', 2) is not [var dimension, { Length: > 0 } word])
            return null;
        return Array.IndexOf(ReportCount.Dimensions, dimension) is var place and >= 0 ? (place, word) : null;
    }
}
