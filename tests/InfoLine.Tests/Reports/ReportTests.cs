using InfoLine.Exports;
using InfoLine.Referrals;
using InfoLine.Reports;
using InfoLine.Tests.Referrals;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>Every number of the report, counted by hand from <see cref="SmallProgramme"/>.</summary>
public sealed class ReportTests
{
    /// <summary>All, women, men, other, not known. What is not here is 0.</summary>
    private static readonly Dictionary<string, int[]> ByHand = new(StringComparer.Ordinal)
    {
        ["people.in_dialogue"] = [6, 0, 0, 0, 6],
        ["people.agreed"] = [2, 0, 0, 0, 2],
        ["people.registered"] = [6, 3, 1, 1, 1],
        ["people.erased"] = [1, 0, 0, 0, 1],
        ["referrals.opened"] = [5, 2, 1, 1, 1],
        ["referrals.sent"] = [5, 2, 1, 1, 1],
        ["referrals.acknowledged"] = [3, 2, 0, 0, 1],
        ["referrals.accepted"] = [3, 2, 0, 0, 1],
        ["referrals.in_progress"] = [1, 1, 0, 0, 0],
        ["referrals.completed"] = [1, 1, 0, 0, 0],
        ["referrals.open"] = [2, 1, 0, 0, 1],
        ["referrals.expired"] = [1, 0, 1, 0, 0],
        ["referrals.withdrawn"] = [1, 0, 0, 1, 0],
        ["days.asked_to_seen"] = [1, 1, 0, 0, 0],
        ["days.asked_to_yes"] = [3, 2, 0, 0, 1],
        ["days.yes_to_contact"] = [1, 1, 0, 0, 0],
        ["days.contact_to_done"] = [1, 1, 0, 0, 0],
        ["days.opened_to_done"] = [1, 1, 0, 0, 0],
        ["refusals.no_capacity"] = [1, 0, 1, 0, 0],
        ["refusals.silence"] = [1, 0, 1, 0, 0],
        ["outcomes.helped_fully"] = [1, 1, 0, 0, 0],
        ["outcomes.not_helped"] = [1, 1, 0, 0, 0],
        ["outcomes.unknown"] = [1, 0, 0, 0, 1],
        ["outcomes.said_by_person"] = [2, 2, 0, 0, 0],
        ["check_ins.3.asked"] = [2, 2, 0, 0, 0],
        ["check_ins.3.answered"] = [2, 2, 0, 0, 0],
        ["check_ins.3.not_yet"] = [1, 1, 0, 0, 0],
        ["check_ins.3.no"] = [1, 1, 0, 0, 0],
        ["check_ins.14.asked"] = [2, 2, 0, 0, 0],
        ["check_ins.14.answered"] = [1, 1, 0, 0, 0],
        ["check_ins.14.yes"] = [1, 1, 0, 0, 0],
        ["check_ins.7.asked"] = [1, 1, 0, 0, 0],
        ["check_ins.7.answered"] = [1, 1, 0, 0, 0],
        ["check_ins.7.better"] = [1, 1, 0, 0, 0],
        ["check_ins.30.asked"] = [1, 1, 0, 0, 0],
        ["check_ins.30.answered"] = [1, 1, 0, 0, 0],
        ["check_ins.30.not_running"] = [1, 1, 0, 0, 0],
        ["people.referred"] = [5, 2, 1, 1, 1],
        ["people.connected"] = [3, 2, 0, 0, 1],
        ["enterprises.heard"] = [1, 1, 0, 0, 0],
        ["enterprises.not_running"] = [1, 1, 0, 0, 0],
        ["cases.open"] = [5, 3, 1, 0, 1],
        ["cases.not_helped"] = [1, 1, 0, 0, 0],
        ["cases.no_provider"] = [1, 0, 1, 0, 0],
        ["cases.contact_overdue"] = [2, 1, 0, 0, 1],
        ["cases.not_running"] = [1, 1, 0, 0, 0],
    };

    [EachDatabase]
    public async Task Every_figure_is_what_one_counts_by_hand(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var counts = (await CountAsync(world, ReportFilter.All)).Groups.Single().Counts;
        foreach (var figure in Figures.All)
        {
            int[] counted = [counts[figure], counts[figure, Gender.Woman], counts[figure, Gender.Man], counts[figure, Gender.Other], counts[figure, Gender.Unknown]];
            counted.ShouldBe(ByHand.GetValueOrDefault(figure.Name, new int[5]), figure.Name);
        }

        ByHand.Keys.ShouldAllBe(name => Figures.ByName.ContainsKey(name));
    }

    [EachDatabase]
    public async Task Medians_are_in_days_and_in_working_days(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var counts = (await CountAsync(world, ReportFilter.All)).Groups.Single().Counts;
        (double?, double?) Median(string name) => (counts.Days(Figures.ByName[name]), counts.WorkingDays(Figures.ByName[name]));
        Median("days.asked_to_yes").ShouldBe((1.0, 1.0));
        Median("days.contact_to_done").ShouldBe((5.0, 3.0)); // Wednesday to Monday.
        Median("days.opened_to_done").ShouldBe((7.0, 5.0));
        Median("days.asked_to_seen").ShouldBe((0.0, 0.0)); // An hour.
    }

    [EachDatabase]
    public async Task Behind_every_figure_are_as_many_rows_as_it_says(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        ReportFilter[] filters =
        [
            ReportFilter.All,
            ReportFilter.All with { Gender = Gender.Woman },
            ReportFilter.All with { Gender = Gender.Unknown },
            ReportFilter.All with { Need = "market" },
            ReportFilter.All with { Sector = "food" },
            ReportFilter.All with { Provider = "bank" },
            ReportFilter.All with { Provider = "centre" },
            ReportFilter.All with { Rows = RowFilter.All with { District = "niwari" } },
            ReportFilter.All with { Rows = RowFilter.All with { Block = "niwari.prithvipur" } },
            ReportFilter.All with { Rows = RowFilter.All with { From = At("2026-11-21") } },
            ReportFilter.All with { Rows = RowFilter.All with { Until = At("2026-11-01") } },
        ];
        foreach (var filter in filters)
        {
            var count = await CountAsync(world, filter);
            var counts = count.Groups.Single().Counts;
            foreach (var figure in Figures.All.Where(figure => ReportTables.IsShown(figure, filter)))
                (await RowsAsync(world, filter, figure.Name)).Length.ShouldBe(counts[figure], $"{figure.Name}, {filter}");
            foreach (var one in count.Registered)
                (await RowsAsync(world, filter, one.Name)).Length.ShouldBe(one.Counts.Sum(), $"{one.Name}, {filter}");
        }
    }

    [EachDatabase]
    public async Task The_rows_are_those_of_the_figure(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        (await RowsAsync(world, ReportFilter.All, "people.connected")).Order(StringComparer.Ordinal).ShouldBe(["asha", "gita", "meena"]);
        (await RowsAsync(world, ReportFilter.All, "people.need.finance")).Order(StringComparer.Ordinal).ShouldBe(["asha", "kiran", "meena"]);
        (await RowsAsync(world, ReportFilter.All, "people.stage.none")).Order(StringComparer.Ordinal).ShouldBe(["gita", "kiran"]);
        var refused = await RowsAsync(world, ReportFilter.All, "refusals.no_capacity");
        (await world.FindAsync(refused.Single())).PersonId.ShouldBe("ravi");
    }

    [EachDatabase]
    public async Task Groups_hold_what_a_filter_finds(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        foreach (var by in Enum.GetValues<By>().Skip(1))
        {
            foreach (var (word, counts) in (await CountAsync(world, ReportFilter.All, by)).Groups)
            {
                var wanted = word.Length == 0 ? ReportFilter.None : word;
                var filter = by switch
                {
                    By.District => ReportFilter.All with { Rows = RowFilter.All with { District = wanted } },
                    By.Block => ReportFilter.All with { Rows = RowFilter.All with { Block = wanted } },
                    By.Gender => ReportFilter.All with { Gender = word switch { "woman" => Gender.Woman, "man" => Gender.Man, "other" => Gender.Other, _ => Gender.Unknown } },
                    By.Need => ReportFilter.All with { Need = wanted },
                    By.Sector => ReportFilter.All with { Sector = wanted },
                    _ => ReportFilter.All with { Provider = wanted },
                };
                var alone = (await CountAsync(world, filter)).Groups.Single().Counts;
                foreach (var figure in Figures.All.Where(figure => figure.Table is null && figure.OfPerson is null && figure.OfState is null))
                    counts[figure].ShouldBe(alone[figure], $"{figure.Name} by {by}: '{word}'");
            }
        }
    }

    [EachDatabase]
    public async Task Counting_reads_indexes_and_no_table(Store store)
    {
        if (store != Store.Sqlite)
            return; // Rows of PostgreSQL are read where they are: see its migration.
        await using var world = await World.OpenAsync(store);
        foreach (var sql in (string[])[ReportRows.PeopleSql, ReportRows.ReferralsSql])
        {
            var plan = await world.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(3), $"explain query plan {sql}", 0L, long.MaxValue));
            plan.ShouldHaveSingleItem().ShouldContain("USING COVERING INDEX");
        }
    }

    [EachDatabase]
    public async Task A_page_of_an_export_is_found_and_not_sorted(Store store)
    {
        if (store != Store.Sqlite)
            return; // PostgreSQL explains in other words.
        await using var world = await World.OpenAsync(store);
        foreach (var sql in (string[])[ExportReferrals.PageSql, ExportCheckIns.PageSql])
        {
            var plan = await world.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(3), $"explain query plan {sql}", "", 1000L, 0L, long.MaxValue, null, null));
            plan[0].ShouldContain("USING PRIMARY KEY");
            plan.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    [EachDatabase]
    public async Task A_provider_answers_for_its_own_part_of_a_referral_only(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var groups = (await CountAsync(world, ReportFilter.All, By.Provider)).Groups.ToDictionary(group => group.Word, group => group.Counts, StringComparer.Ordinal);
        int Of(string provider, string figure) => groups[provider][Figures.ByName[figure]];
        (Of("bank", "referrals.sent"), Of("bank", "referrals.accepted"), Of("bank", "refusals.no_capacity"), Of("bank", "refusals.silence")).ShouldBe((5, 3, 1, 0));
        (Of("centre", "referrals.sent"), Of("centre", "referrals.accepted"), Of("centre", "refusals.silence"), Of("centre", "referrals.expired")).ShouldBe((1, 0, 1, 1));
    }

    [EachDatabase]
    public async Task What_is_kept_for_reports_is_what_the_history_says(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var kept = await world.Database.ReadAsync(connection => connection.QueryAsync(
            row => $"{row.GetValue(0)}|{row.GetValue(1)}|{row.GetValue(2)}|{row.GetValue(3)}", "select acknowledged_at, contacted_at, refusals, answers from referrals order by id"));
        kept.ShouldContain(row => row.EndsWith("|no_capacity@bank silence@centre|", StringComparison.Ordinal));
        kept.ShouldContain(row => row.EndsWith("|3=0 3=2 7=0 7=1 14=0 14=1 30=0 30=4", StringComparison.Ordinal));

        // The migration reads the same out of histories that were there before it.
        var script = InfoLine.Storage.Migrations.ScriptsOf(world.Database.Dialect).Single(script => script.Name == "0010_reports").Sql;
        var refill = script[script.IndexOf("update referrals", StringComparison.Ordinal)..];
        await world.Database.WriteAsync(async connection =>
        {
            await connection.RunScriptAsync("update referrals set acknowledged_at = null, contacted_at = null, refusals = null, answers = null");
            await connection.RunScriptAsync(refill);
            return 0;
        });
        (await world.Database.ReadAsync(connection => connection.QueryAsync(
            row => $"{row.GetValue(0)}|{row.GetValue(1)}|{row.GetValue(2)}|{row.GetValue(3)}", "select acknowledged_at, contacted_at, refusals, answers from referrals order by id"))).ShouldBe(kept);
    }

    [Fact]
    public void Reports_ask_of_the_days_and_reasons_that_referrals_have()
    {
        InfoLine.Reports.Questions.Days.ShouldBe(SomeReferral.Rules.HelpedDays.Concat(SomeReferral.Rules.RunningDays));
        InfoLine.Reports.Questions.Helped.ShouldBe(SomeReferral.Rules.HelpedDays.Length);
        RefusalReasons.All.SkipLast(1).Order(StringComparer.Ordinal).ShouldBe(Enum.GetValues<DeclineReason>().Select(reason => ReferralLifecycle.Code(reason)).Order(StringComparer.Ordinal));
        RefusalReasons.All[RefusalReasons.Silence].ShouldBe(CountedHistory.Silence);
        RefusalReasons.All[RefusalReasons.Other].ShouldBe("other");
        Figures.All.Select(figure => figure.Case).OfType<string>().Skip(1).Order(StringComparer.Ordinal)
            .ShouldBe(Enum.GetValues<CaseReason>().Select(reason => ReferralLifecycle.Code(reason)).Order(StringComparer.Ordinal));
    }

    private static long At(string day) => SomeCalendar.At($"{day} 00:00").ToUnixTimeMilliseconds();

    private static Task<ReportCount> CountAsync(World world, ReportFilter filter, By by = By.Nothing) => ReportCount.OfAsync(world.Database, filter, by, SomeCalendar.Shipped, world.Now);

    private static async Task<string[]> RowsAsync(World world, ReportFilter filter, string figure)
    {
        await using var to = new StringWriter();
        await FigureRows.WriteAsync(world.Database, filter, figure, to);
        return to.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
