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
    public static async Task<ReportCount> OfAsync(Database database, ReportFilter filter, By by, WorkingCalendar calendar, DateTimeOffset now)
    {
        var terms = await TermsAsync(database, filter, by);
        var rows = new ReportRows(database, filter, terms, NeedsProviders(filter, by));
        var test = new RowTest(filter, terms);
        var people = await rows.PeopleAsync();

        var days = new WorkingDays(calendar, now);
        var tallies = await rows.ReferralsAsync(people, threads: null, () => new Tally(by, test.Provider, days, people.Count), (tally, referral) =>
        {
            if (test.Takes(referral))
                tally.Add(referral);
        });
        foreach (var tally in tallies)
            tally.Settle();
        var all = tallies[0];
        foreach (var other in tallies.Skip(1))
            all.Add(other);

        var registered = new RegisteredCounts(terms);
        AddPeople(all, registered, people, test, by);
        await AddCasesAsync(all, rows, people, test, by);
        if (filter.IsWholeLine && by == By.Nothing)
            await AddTablesAsync(all, rows);
        if (by == By.Nothing)
            _ = all[0];
        return new([.. all.Groups.Select(group => (Word: WordOf(by, group.Key, terms), group.Value)).OrderBy(group => group.Word, StringComparer.Ordinal)], registered.List());
    }

    /// <summary>The words of a report, with those of all providers where they are needed.</summary>
    public static async Task<ReportTerms> TermsAsync(Database database, ReportFilter filter, By by) => NeedsProviders(filter, by)
        ? new((await database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select id from directory_organization order by id"))).ToArray())
        : new();

    /// <summary>True where something is counted by provider.</summary>
    public static bool NeedsProviders(ReportFilter filter, By by) => by == By.Provider || filter.Provider is not null;

    private static void AddPeople(Tally all, RegisteredCounts registered, People people, RowTest test, By by)
    {
        var own = Figures.All.Where(figure => figure.OfPerson is not null).ToArray();
        var ofState = Figures.All.Where(figure => figure.OfState is not null).ToArray();
        foreach (var (number, facts) in people.All())
        {
            if (by != By.Provider && test.TakesPerson(facts))
            {
                registered.Add(facts);
                foreach (var figure in own)
                {
                    if (figure.OfPerson!(facts)) // Chosen for having it.
                        all[Tally.GroupOf(by, facts, facts.Need)].Add(figure.Index, facts.Gender);
                }
            }

            AddState(all, ofState, all.States[number], facts, by);
        }

        for (var number = people.Count; number < all.States.Length; number++)
            AddState(all, ofState, all.States[number], default, by);
    }

    private static void AddState(Tally all, Figure[] figures, PersonState state, PersonFacts facts, By by)
    {
        if (!state.WasReferred || by == By.Provider)
            return;
        foreach (var figure in figures)
        {
            if (figure.OfState!(state)) // Chosen for having it.
                all[Tally.GroupOf(by, facts, facts.Need)].Add(figure.Index, facts.Gender);
        }
    }

    private static Task AddCasesAsync(Tally all, ReportRows rows, People people, RowTest test, By by) => rows.CasesAsync(people, (reason, referral) =>
    {
        if (!test.Takes(referral))
            return;
        foreach (var figure in Figures.All)
        {
            if (figure.Case is { } wanted && (wanted.Length == 0 || wanted == reason))
                all[by == By.Provider ? referral.Provider : Tally.GroupOf(by, referral.Facts, referral.Need)].Add(figure.Index, referral.Facts.Gender);
        }
    });

    private static async Task AddTablesAsync(Tally all, ReportRows rows)
    {
        foreach (var figure in Figures.All.Where(figure => figure.Table is not null))
            all[0].Add(figure.Index, Gender.Unknown, await rows.CountAsync(figure.Table!)); // Chosen for having it.
    }

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
