using System.Runtime.InteropServices;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Reports;

/// <summary>A report that was counted.</summary>
/// <param name="Groups">By the word of the split, in its order; one group with an empty word where there is no split. There is always one.</param>
/// <param name="Registered">How many people registered, by need, sector, stage, district and block: the name of the figure, such as <c>people.need.finance</c>, and its counts by gender.</param>
internal sealed record ReportCount(IReadOnlyList<(string Word, Counts Counts)> Groups, IReadOnlyList<Registered> Registered)
{
    /// <summary>How far those came who began to register, question by question; empty where that is not asked for.</summary>
    public IReadOnlyList<StepCount> Steps { get; init; } = [];

    /// <summary>What registered people are counted by besides, in the order in which it is shown.</summary>
    public static readonly string[] Dimensions = ["district", "block", "need", "sector", "stage"];

    /// <summary>Counts everything that a filter takes.</summary>
    /// <param name="database">Read only.</param>
    /// <param name="filter">Whom and what.</param>
    /// <param name="by">How it is split.</param>
    /// <param name="calendar">For spans.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Gives up between two rows.</param>
    public static async Task<ReportCount> OfAsync(Database database, ReportFilter filter, By by, WorkingCalendar calendar, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var terms = await TermsAsync(database, filter, by);
        var rows = new ReportRows(database, filter, terms, NeedsProviders(filter, by), cancellation);

        // Beside the rest, so that no core waits for another one at the end.
        var tables = filter.IsWholeLine && by == By.Nothing ? Task.Run(() => CountTablesAsync(rows), CancellationToken.None) : Task.FromResult<(int Figure, int Count)[]>([]);
        try
        {
            return await CountAsync(rows, terms, (filter, by), new WorkingDays(calendar, now), tables);
        }
        finally
        {
            await Task.WhenAny(tables); // Whoever gives up takes the database away.
        }
    }

    /// <summary>Counts the same, and how far those came who began to register where everybody is counted.</summary>
    /// <param name="database">Read only.</param>
    /// <param name="filter">Whom and what.</param>
    /// <param name="by">How it is split.</param>
    /// <param name="steps">The questions of the registration.</param>
    /// <param name="calendar">For spans.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Gives up between two rows.</param>
    public static async Task<ReportCount> WithStepsAsync(
        Database database, ReportFilter filter, By by, RegistrationSteps steps, WorkingCalendar calendar, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (by != By.Nothing || !filter.IsWholeLine)
            return await OfAsync(database, filter, by, calendar, now, cancellation);
        var counting = OfAsync(database, filter, by, calendar, now, cancellation);
        var walking = StepWalks.ReadAsync(database, steps, (filter.Rows.From, filter.Rows.Until), now, cancellation);
        await Task.WhenAll(counting, walking);
        return await counting with { Steps = (await walking).Counts() };
    }

    /// <summary>The words of a report, with those of all providers where they are needed.</summary>
    public static async Task<ReportTerms> TermsAsync(Database database, ReportFilter filter, By by) => NeedsProviders(filter, by)
        ? new((await database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select id from directory_organization order by id"))).ToArray())
        : new();

    /// <summary>True where something is counted by provider.</summary>
    public static bool NeedsProviders(ReportFilter filter, By by) => by == By.Provider || filter.Provider is not null;

    private static async Task<ReportCount> CountAsync(ReportRows rows, ReportTerms terms, (ReportFilter Filter, By By) asked, WorkingDays days, Task<(int Figure, int Count)[]> tables)
    {
        var (test, by) = (new RowTest(asked.Filter, terms), asked.By);
        var people = await rows.PeopleAsync();
        var cases = await rows.CasesAsync();
        var tallies = await rows.ReferralsAsync(people, threads: null, () => new Tally(by, test.Provider, days, people.Count), (tally, referrals) =>
        {
            foreach (var referral in referrals)
            {
                if (test.Takes(referral))
                    tally.Add(referral);
                for (var one = referral.Case; one is not null && test.TakesCase(referral); one = cases.Before(one))
                    tally.AddCase(one.Reason, referral);
            }

            // By themselves, for the reason that is told at the batch.
            foreach (var referral in referrals)
            {
                if (test.Takes(referral))
                    tally.Note(referral);
            }
        });
        var all = Tally.Together(tallies);

        var registered = new RegisteredCounts(terms);
        AddPeople(all, registered, people, test, by);
        foreach (var (figure, count) in await tables)
            all[0].Add(figure, Gender.Unknown, count);
        if (by == By.Nothing)
            _ = all[0];
        return new([.. all.Groups.Select(group => (Word: WordOf(by, group.Group, terms), group.Counts)).OrderBy(group => group.Word, StringComparer.Ordinal)], registered.List());
    }

    private static void AddPeople(Tally all, RegisteredCounts registered, People people, RowTest test, By by)
    {
        var own = Figures.All.Where(figure => figure.OfPerson is not null).ToArray();
        var ofState = Figures.All.Where(figure => figure.OfState is not null).ToArray();
        var number = 0;
        foreach (var part in people.Parts)
        {
            for (var kind = 0; kind < part.Kinds.Count && by != By.Provider; kind++)
            {
                if (test.TakesPerson(part.Kinds[kind]))
                    AddKind(part.Kinds[kind], part.Sizes[kind]);
            }

            AddStates(all, ofState, all.States.Slice(number, part.Count), part, by);
            number += part.Count;
        }

        for (; number < all.States.Length; number++)
            AddState(all, ofState, all.States[number], default, by, 1);

        void AddKind(PersonFacts facts, int times)
        {
            registered.Add(facts, times);
            foreach (var figure in own)
            {
                if (figure.OfPerson!(facts)) // Chosen for having it.
                    all[Tally.GroupOf(by, facts, facts.Need)].Add(figure.Index, facts.Gender, times);
            }
        }
    }

    // Everybody of whom the same is known, and with whom it went alike, at once.
    private static void AddStates(Tally all, Figure[] figures, ReadOnlySpan<PersonState> states, PeoplePart part, By by)
    {
        var alike = new Dictionary<(int Kind, int State), (PersonState State, int Times)>();
        for (var person = 0; person < states.Length; person++)
        {
            if (!states[person].WasReferred)
                continue;
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(alike, (part.KindsOfPeople[person], states[person].Kind), out _);
            found = (states[person], found.Times + 1);
        }

        foreach (var ((kind, _), (state, times)) in alike)
            AddState(all, figures, state, part.Kinds[kind], by, times);
    }

    private static void AddState(Tally all, Figure[] figures, PersonState state, PersonFacts facts, By by, int times)
    {
        if (!state.WasReferred || by == By.Provider)
            return;
        foreach (var figure in figures)
        {
            if (figure.OfState!(state)) // Chosen for having it.
                all[Tally.GroupOf(by, facts, facts.Need)].Add(figure.Index, facts.Gender, times);
        }
    }

    private static async Task<(int Figure, int Count)[]> CountTablesAsync(ReportRows rows) =>
        await Task.WhenAll(Figures.All.Where(figure => figure.Table is not null).Select(async figure => (figure.Index, await rows.CountAsync(figure.Table!)))); // Chosen for having it.

    private static string WordOf(By by, int group, ReportTerms terms) => by switch
    {
        By.District => terms.Districts[group],
        By.Block => terms.Blocks[group],
        By.Gender => group switch { 1 => "woman", 2 => "man", 3 => "other", _ => "" },
        By.Need => terms.Needs[group],
        By.Sector => terms.Sectors[group],
        By.Provider => terms.Providers[group],
        _ => "",
    };
}
