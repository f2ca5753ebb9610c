using InfoLine.Reports;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>What is kept of a report, and what is made of bytes that are none.</summary>
public sealed class KeptReportTests
{
    private static readonly DateTimeOffset Then = new(2026, 12, 30, 6, 0, 0, TimeSpan.Zero);

    [EachDatabase]
    public async Task A_report_is_read_as_it_was_kept_however_it_is_split(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        foreach (var by in Enum.GetValues<By>())
        {
            var count = await ReportCount.WithStepsAsync(world.Database, ReportFilter.All, by, StepTests.Steps, SomeCalendar.Shipped, world.Now);
            var kept = KeptReport.Read(new KeptReport(count, Then).ToBytes(StepTests.Steps), StepTests.Steps).ShouldNotBeNull();
            kept.CountedAt.ShouldBe(Then);
            (await WrittenAsync(kept.Count, by)).ShouldBe(await WrittenAsync(count, by));
        }
    }

    [EachDatabase]
    public async Task No_name_and_no_number_of_anybody_is_kept(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var count = await ReportCount.WithStepsAsync(world.Database, ReportFilter.All, By.Provider, StepTests.Steps, SomeCalendar.Shipped, world.Now);
        var text = System.Text.Encoding.Latin1.GetString(new KeptReport(count, Then).ToBytes(StepTests.Steps));
        text.ShouldContain("bank");
        foreach (var word in (string[])["Ravi", "Meena", "HYPERLINK", "asha", "+91", "contact"])
            text.ShouldNotContain(word);
    }

    [Fact]
    public void Rubbish_is_no_report()
    {
        var whole = Empty().ToBytes(StepTests.Steps);
        KeptReport.Read(whole, StepTests.Steps).ShouldNotBeNull();
        foreach (var bytes in (byte[][])[[], [1], "hello, this is no report at all"u8.ToArray(), whole[..^1], [.. whole, 0], new byte[5000]])
            KeptReport.Read(bytes, StepTests.Steps).ShouldBeNull();
        for (var place = 0; place < whole.Length; place++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[place] ^= 0x5A;
            KeptReport.Read(damaged, StepTests.Steps).ShouldBeNull($"at {place}");
        }
    }

    [Fact]
    public void A_report_with_a_right_sum_and_wrong_words_is_none_either()
    {
        var whole = Empty().ToBytes(StepTests.Steps);
        for (var place = sizeof(ulong); place < whole.Length; place++)
        {
            var forged = (byte[])whole.Clone();
            forged[place] = 0xFF;
            BitConverter.TryWriteBytes(forged, System.IO.Hashing.XxHash3.HashToUInt64(forged.AsSpan(sizeof(ulong))));
            Should.NotThrow(() => KeptReport.Read(forged, StepTests.Steps), $"at {place}");
        }
    }

    [Fact]
    public void A_report_of_other_questions_is_none() =>
        KeptReport.Read(Empty().ToBytes(StepTests.Steps), new RegistrationSteps([StepTests.Steps.Steps[0]])).ShouldBeNull();

    private static KeptReport Empty() => new(new([("", new Counts())], []) { Steps = [.. StepTests.Steps.Steps.Select(step => new StepCount(step, 3, 2, 1))] }, Then);

    private static async Task<string> WrittenAsync(ReportCount count, By by)
    {
        var options = new ReportOptions(ReportFilter.All, by, "en", ReportForm.Json, null, null);
        var wording = new Wording(new([]), new Dictionary<string, string>(StringComparer.Ordinal), "en");
        await using var table = new StringWriter();
        ReportText.Write(table, new ReportTables(count, options, wording).All(), wording, "title");
        return ReportJson.Of(count, options, wording, "title") + table;
    }
}
