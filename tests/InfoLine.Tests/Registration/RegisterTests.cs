using InfoLine.Registration;

namespace InfoLine.Tests.Registration;

/// <summary>From the first word of a villager to the row that the programme counts.</summary>
public sealed class RegisterTests
{
    [EachDatabase]
    public async Task A_registration_is_a_row_with_its_consent(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);

        line.LastTo(Person.Asha).ShouldContain("लिख लिया");
        (await line.RowsAsync("select name from people")).ShouldBe(["सुनीता देवी"]);
        (await line.RowsAsync("select district from people")).ShouldBe(["niwari"]);
        (await line.RowsAsync("select sector from people")).ShouldBe(["crafts"]);
        (await line.RowsAsync("select gender from people")).ShouldBe(["woman"]);
        (await line.RowsAsync("select c.language from consents c join people p on p.id = c.person_id join inbox i on i.id = c.inbox_id where i.text = '1'")).ShouldBe(["hi"]);
        (await line.RowsAsync("select words from consent_texts")).Single().ShouldContain("मुफ़्त");
    }

    [EachDatabase]
    public async Task After_it_the_conversation_knows_nothing_of_the_person(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers, "2"]);
        (await line.RowsAsync("select body from sessions")).Single().ShouldNotContain("सुनीता");
    }

    [EachDatabase]
    public async Task Whoever_says_no_or_nothing_leaves_no_row(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "1", "नाम लिखो", "2");
        await line.WritesAsync(Person.Ravi, "hello", "1", "नाम लिखो");
        (await line.RowsAsync("select id from consents")).ShouldBeEmpty();
        (await line.RowsAsync("select id from people")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_correction_changes_the_row_and_asks_for_no_second_consent(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.WritesAsync(Person.Asha, "मेरी जानकारी", "1", "34", "1", "2", "टेहरका", "1");
        (await line.RowsAsync("select fields from people")).Single().ShouldContain("niwari.teharka");
        (await line.RowsAsync("select id from consents")).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task The_birth_year_is_kept_and_reports_count_its_band(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        (await line.RowsAsync("select age from people")).ShouldBe(["18-35"]);
        (await line.RowsAsync("select fields from people")).Single().ShouldContain("\"birth_year\":\"19");
    }

    [EachDatabase]
    public async Task Nothing_is_kept_of_somebody_who_turns_out_to_be_young(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "1", "नाम लिखो", "1", "रामू", "3", "१७ साल");
        line.LastTo(Person.Asha).ShouldNotContain("कहाँ रहते");
        (await line.RowsAsync("select id from people")).ShouldBeEmpty();
        (await line.RowsAsync("select body from sessions")).Single().ShouldNotContain("रामू");
    }

    [EachDatabase]
    public async Task Three_wrong_years_shut_a_registration_on_every_channel_of_the_phone(Store store)
    {
        var whatsapp = new LoopChannel("other-whatsapp") { Traits = InfoLine.Dialogs.Rendering.ChannelTraits.WhatsApp };
        var sms = new LoopChannel { Traits = InfoLine.Dialogs.Rendering.ChannelTraits.Sms };
        await using var line = await Line.OpenAsync(store, new(sms) { Channels = [sms, whatsapp], Echo = false });
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.WritesAsync(Person.Asha, "मेरी जानकारी", "1", "70", "71", "72", "बंद", "शुरू");
        foreach (var text in (string[])["मेरी जानकारी", "1", "34"])
        {
            await line.Inbox.AcceptAsync(Some.Inbound(text, Person.Asha, route: "other-whatsapp"), CancellationToken.None);
            await line.SettleAsync();
        }

        whatsapp.Carried.ShouldContain(message => message.PlainText.Contains("केंद्र आएँ", StringComparison.Ordinal));
        whatsapp.Carried.ShouldNotContain(message => message.PlainText.Contains("ओरछा", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task Two_people_share_a_phone_and_neither_sees_the_other(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.WritesAsync(Person.Asha, "नाम लिखो");
        line.LastTo(Person.Asha).ShouldContain("सुनीता");
        await line.WritesAsync(Person.Asha, "2", "1", "रामवती", "1", "52", "जेरोन", "अचार", "1", "4", "1", "1");
        (await line.RowsAsync("select name from people order by id")).ShouldBe(["सुनीता देवी", "रामवती"]);

        await line.WritesAsync(Person.Asha, "मेरी जानकारी");
        line.LastTo(Person.Asha).ShouldNotContain("ओरछा");
        await line.WritesAsync(Person.Asha, "2");
        line.LastTo(Person.Asha).ShouldNotContain("जेरोन");
        await line.WritesAsync(Person.Asha, "34");
        line.LastTo(Person.Asha).ShouldContain("मेल नहीं");
        await line.WritesAsync(Person.Asha, "52");
        line.LastTo(Person.Asha).ShouldContain("रामवती");
        line.LastTo(Person.Asha).ShouldNotContain("ओरछा");
    }

    [EachDatabase]
    public async Task The_same_number_is_the_same_phone_on_every_channel(Store store)
    {
        var whatsapp = new LoopChannel("other-whatsapp") { Traits = InfoLine.Dialogs.Rendering.ChannelTraits.WhatsApp };
        var sms = new LoopChannel { Traits = InfoLine.Dialogs.Rendering.ChannelTraits.Sms };
        await using var line = await Line.OpenAsync(store, new(sms) { Channels = [sms, whatsapp], Echo = false });
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.Inbox.AcceptAsync(Some.Inbound("मेरी जानकारी", Person.Asha, route: "other-whatsapp"), CancellationToken.None);
        await line.SettleAsync();
        whatsapp.Carried.Single().PlainText.ShouldContain("सुनीता देवी");
    }

    [EachDatabase]
    public async Task Somebody_without_a_number_is_asked_for_one_once(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        var nameless = new InfoLine.Messaging.ContactAddress(LoopChannel.TheRoute, "whatsapp:IN.4566abc", Phone: null);
        foreach (var (text, at) in Villager.Registers.SkipLast(1).Append("98765 43210").Append("1").Select((text, at) => (text, at)))
        {
            await line.Inbox.AcceptAsync(new(nameless, $"SM-{at}", InfoLine.Messaging.InboundKind.Text, text), CancellationToken.None);
            await line.SettleAsync();
        }

        (await line.RowsAsync("select fields from people")).Single().ShouldContain("919876543210");
    }

    [EachDatabase]
    public async Task An_unknown_village_is_kept_and_marked_for_somebody_to_look_at(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Select(text => text.StartsWith("ओरछा", StringComparison.Ordinal) ? "Zzyxxu Khurd" : text)]);
        (await line.RowsAsync("select unsure from people")).ShouldBe(["place"]);
    }

    [EachDatabase]
    public async Task No_field_keeps_a_secret_number(Store store)
    {
        string[] secrets = ["2345 6789 0124", "२३४५ ६७८९ ०१२४", "ABCPE1234F", "खाता 123456789012345"];
        await using var line = await Villager.OpenAsync(store);
        foreach (var answer in Villager.Registers)
        {
            await line.WritesAsync(Person.Asha, [.. secrets, answer]);
            await line.WritesAsync(Person.Asha, [.. secrets.Select(secret => $"{answer} {secret}")]);
        }

        string[] hidden = ["6789 0", "67890", "६७८९", "ABCPE1234F", "123456789012345"];
        var kept = await line.RowsAsync("select fields from people union all select text from inbox union all select body from sessions union all select payload from outbox union all select words from consent_texts");
        kept.ShouldNotContain(text => hidden.Any(number => text.Contains(number, StringComparison.Ordinal)));
    }

    [EachDatabase]
    public async Task Whatever_is_typed_is_kept_as_it_is_and_inert_where_it_leaves(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var line = await Line.OpenAsync(database, new(new LoopChannel { Traits = InfoLine.Dialogs.Rendering.ChannelTraits.WhatsApp }) { Echo = false });
        var name = "=HYPERLINK(\"x\") <script>alert(1)</script> " + new string('अ', 150);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Select(text => text.StartsWith("सुनीता", StringComparison.Ordinal) ? name : text)]);
        (await line.RowsAsync("select name from people")).ShouldBe([name]);

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.csv");
        (await Program.Main(["export", "people", "--Storage:Connection", database.Connection, "--to", file])).ShouldBe(0);
        var lines = await File.ReadAllLinesAsync(file);
        File.Delete(file);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("\"'=HYPERLINK(\"\"x\"\")");
        lines[1].ShouldContain("\"'+919800000001\"");

        var id = (await line.RowsAsync("select id from people")).Single();
        (await Program.Main(["export", "person", id, "--Storage:Connection", database.Connection, "--to", file])).ShouldBe(0);
        var json = await File.ReadAllTextAsync(file);
        File.Delete(file);
        json.ShouldNotContain("<script>");
        json.ShouldContain("given_at");
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        parsed.RootElement.GetProperty("answers").GetProperty("name").GetString().ShouldBe(name);
    }

    [EachDatabase]
    public async Task Nobody_is_exported_who_is_not_there(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var line = await Line.OpenAsync(database);
        (await Program.Main(["export", "person", "nobody", "--Storage:Connection", database.Connection])).ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_profile_is_only_told_on_its_own_phone(Store store)
    {
        await using var line = await Villager.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        var id = (await line.RowsAsync("select id from people")).Single();
        (await line.Database.ReadAsync(connection => PeopleRows.ProfileAsync(connection, "another contact", id))).ShouldBeOfType<InfoLine.Dialogs.Answer.No>();
    }
}
