using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Messaging;
using InfoLine.Registration;

namespace InfoLine.Tests.Registration;

/// <summary>What goes when somebody asks for it, or when its time is over, and what stays as proof.</summary>
public sealed class EraseTests
{
    [EachDatabase]
    public async Task Withdrawing_takes_every_word_out_of_the_row_and_keeps_the_proof(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers, "मिटाओ", "1", "1"]);
        (await line.RowsAsync("select fields from people")).ShouldBe(["{}"]);
        (await line.RowsAsync("select name from people where erased_at is not null and district is null and gender is null")).ShouldBe([""]);
        (await line.RowsAsync("select id from consents where withdrawn_at is not null")).Count.ShouldBe(1);
        (await line.RowsAsync("select id from erasures where done_at is not null")).Count.ShouldBe(1);

        await line.WritesAsync(Person.Asha, "मेरी जानकारी");
        line.LastTo(Person.Asha).ShouldNotContain("सुनीता");
    }

    [EachDatabase]
    public async Task Erasing_empties_the_messages_of_this_phone_and_of_no_other(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Ravi, Villager.Registers);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers, "मिटाओ", "1", "2"]);
        await new EraseWords(line.Database, line.Clock).RunAsync(CancellationToken.None);

        const string ofAsha = "(select contact_id from addresses where address = $1)";
        var kept = await line.RowsAsync(
            $"select text from inbox where contact_id = {ofAsha} union all select payload from outbox where contact_id = {ofAsha} union all select body from sessions where contact_id = {ofAsha}",
            Person.Asha.Phone);
        kept.ShouldNotContain(text => text.Contains("सुनीता", StringComparison.Ordinal) || text.Contains("ओरछा", StringComparison.Ordinal));
        (await line.RowsAsync($"select id from inbox where contact_id = {ofAsha} and kind = $2", Person.Asha.Phone, (long)InboundKind.Text)).Count.ShouldBe(Villager.Registers.Length + 3);
        (await line.RowsAsync("select text from inbox")).ShouldContain(text => text == "सुनीता देवी");
        (await line.RowsAsync("select id from erasures where done_at is null")).ShouldBeEmpty();
        (await line.RowsAsync("select name from people where erased_at is null")).ShouldBe(["सुनीता देवी"]);
    }

    [EachDatabase]
    public async Task The_upkeep_does_it_by_itself(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "1", "मिटाओ", "1");
        (await line.RowsAsync("select id from erasures where done_at is null")).Count.ShouldBe(1);
        line.Clock.Advance(TimeSpan.FromMinutes(2));
        await line.UntilAsync(async () => (await line.RowsAsync("select id from erasures where done_at is null")).Count == 0, "the erasure");
        (await line.RowsAsync("select text from inbox where text <> ''")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task After_an_erasure_one_can_register_again(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers, "मिटाओ", "1", "2"]);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Skip(2)]);
        (await line.RowsAsync("select name from people where erased_at is null")).ShouldBe(["सुनीता देवी"]);
    }

    [EachDatabase]
    public async Task Half_a_registration_is_forgotten_after_a_week_and_not_before(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Take(5)]);
        var forget = new ForgetAnswers(line.Database, line.Clock);
        line.Clock.Advance(TimeSpan.FromDays(6));
        await line.SettleAsync(); // Reminders became due meanwhile.
        (await forget.RunAsync(CancellationToken.None)).ShouldBe(0);
        (await line.RowsAsync("select body from sessions")).Single().ShouldContain("सुनीता");
        line.Clock.Advance(TimeSpan.FromDays(2));
        await line.SettleAsync(); // Reminders became due meanwhile.
        (await forget.RunAsync(CancellationToken.None)).ShouldBe(1);
        (await line.RowsAsync("select body from sessions")).Single().ShouldNotContain("सुनीता");
        (await line.RowsAsync("select id from consents")).ShouldBeEmpty();
    }

    [Fact]
    public void Without_consent_nothing_that_was_told_stays_longer_than_a_day()
    {
        var session = Session.New with { Language = "hi", Step = "advice.age", Slots = Slots.Empty.With("age", "32") };
        SessionKeeping.After(session, TimeSpan.FromHours(23)).ShouldBeNull();
        var after = SessionKeeping.After(session, TimeSpan.FromHours(25)).ShouldNotBeNull();
        after.Slots.Count.ShouldBe(0);
        after.Language.ShouldBe("hi");
    }

    [Fact]
    public void Whoever_has_told_nothing_keeps_their_place()
    {
        var session = Session.New with { Language = "hi", Step = "mudra.start" };
        SessionKeeping.After(session, TimeSpan.FromDays(100)).ShouldBeNull();
    }

    [Fact]
    public void Loaded_answers_of_a_registered_person_stay_no_longer_than_a_day()
    {
        var session = Session.New with { Slots = Slots.Empty.With("consent", "yes").With("name", "Asha"), Person = "p1", Step = "mydata.show" };
        JsonSerializer.Serialize(SessionKeeping.After(session, TimeSpan.FromHours(25)), SessionJson.Default.Session).ShouldNotContain("Asha");
    }
}
