using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Tests.Desk;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Referrals;

/// <summary>A referral as people live it: on their phones, from the first word to the last.</summary>
public sealed class NiwariTests
{
    [EachDatabase]
    public async Task She_is_offered_an_office_of_her_own_state_and_nobody_hears_of_her_before_she_agrees(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        await line.AshaSeeksAsync();

        line.Last(Person.Asha).ShouldContain("निवाड़ी बैंक से पूछें?");
        await line.WritesAsync(Person.Asha, "2");
        line.Last(Person.Asha).ShouldContain("निवाड़ी संस्थान से पूछें?");
        await line.WritesAsync(Person.Asha, "2");
        line.Last(Person.Asha).ShouldContain("हाथ से खोजें"); // The office of Jhansi is of another State.
        line.Carrier.Heard(Village.Bank).ShouldBeEmpty();
        (await line.RowsAsync("select id from referrals")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task The_office_that_she_agreed_to_is_asked_without_her_name_and_she_is_told_a_number_and_a_time(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();

        line.Last(Person.Asha).ShouldBe($"पूछ लिया। आपका नंबर {code}। जवाब बुधवार शाम 5 बजे तक। फिर हम लिखेंगे।");
        line.Last(Village.Bank).ShouldContain($"A {code}");
        line.Last(Village.Bank).ShouldContain("निवाड़ी");
        line.Last(Village.Bank).ShouldNotContain("सुनीता");
        (await line.RowsAsync("select t.words from consent_texts t join consents c on c.text_version = t.version where c.step = 'connect.sent'")).Single().ShouldContain("निवाड़ी बैंक से पूछें?");
        (await line.RowsAsync("select consent from referrals")).Single().ShouldContain("\"name\"");
    }

    [EachDatabase]
    public async Task From_a_no_over_a_yes_to_a_case_because_she_was_not_helped(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();

        await line.WritesAndAllHearAsync(Village.Bank, $"नहीं {code} 2");
        line.Last(Village.Bank).ShouldContain("हम किसी और से पूछेंगे");
        line.Last(Person.Asha).ShouldContain("दूसरे केंद्र से पूछा है");
        line.Last(Village.Institute).ShouldContain($"A {code}");

        await line.WritesAndAllHearAsync(Village.Institute, $"a{code}");
        line.Last(Village.Institute).ShouldContain("सुनीता देवी, ओरछा, निवाड़ी, सिलाई, +919800000001, फ़ोन से, शाम को, महिला बात करें");
        line.Last(Person.Asha).ShouldContain("निवाड़ी संस्थान मदद करेगा");

        await line.WritesAndAllHearAsync(Village.Institute, $"{code} मिले");
        line.Last(Village.Institute).ShouldContain($"F {code}");
        await line.PassAsync(TimeSpan.FromDays(8)); // Two messages a week: the question of day 3 waits for its turn.
        line.Last(Person.Asha).ShouldContain("निवाड़ी संस्थान ने आपकी मदद की?");
        await line.WritesAndAllHearAsync(Person.Asha, "3");
        line.Last(Person.Asha).ShouldContain($"{code}: हमें खेद है");
        (await line.RowsAsync("select reason from referral_cases where closed_at is null and reason = 'not_helped'")).Count.ShouldBe(1);
        (await line.RowsAsync("select outcome from referrals")).ShouldBe(["not_helped"]);
        (await line.RowsAsync("select verified_by from referrals")).ShouldBe(["person"]);
    }

    [EachDatabase]
    public Task Her_no_reaches_Meera_who_answers_and_closes_on_sms(Store store) => TellCaseAsync(store, ChannelTraits.Sms);

    [EachDatabase]
    public Task Her_no_reaches_Meera_who_answers_and_closes_on_whatsapp(Store store) => TellCaseAsync(store, ChannelTraits.WhatsApp);

    private static async Task TellCaseAsync(Store store, ChannelTraits traits)
    {
        var meera = new DeskScope("meera", ["niwari"], IsSupervisor: false);
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari), traits);
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAndAllHearAsync(Village.Bank, $"C {code}");
        await line.PassAsync(TimeSpan.FromDays(3)); // Thursday, 11:00.
        line.Last(Person.Asha).ShouldContain("निवाड़ी बैंक ने आपकी मदद की?");
        await line.WritesAndAllHearAsync(Person.Asha, "3");

        // A ticket stands at her centre, with all that is known, and she was told its number and by when.
        var ticket = await line.TicketOfAsync(Person.Asha);
        line.Last(Person.Asha).ShouldBe($"{code}: हमें खेद है। केंद्र का व्यक्ति इसे देखेगा और आज शाम 5 बजे तक यहीं लिखेगा। नंबर {ticket.Code}।");
        ticket.ShouldSatisfyAllConditions(
            one => one.CentreId.ShouldBe("niwari"),
            one => one.Reason.ShouldBe("not_helped"),
            one => one.Source.ShouldBe(TicketSource.Referral),
            one => one.ReferralId.ShouldNotBeNull(),
            one => one.PersonId.ShouldNotBeNull(),
            one => one.Language.ShouldBe("hi"),
            one => one.WantsWoman.ShouldBeTrue(),
            one => one.Owner.ShouldBe(TicketOwner.Bot));
        await line.WritesAndAllHearAsync(Person.Asha, $"{ticket.Code.ToLowerInvariant()} kya hua");
        line.Last(Person.Asha).ShouldBe($"{ticket.Code}: निवाड़ी केंद्र में है। व्यक्ति का जवाब यहीं आज शाम 5 बजे तक।");

        // Meera takes it, writes to her, and closes it: the case goes with the ticket.
        (await line.Verb<ClaimTicket>().RunAsync(meera, ticket.Id)).ShouldBeOfType<TicketDecision.Done>();
        (await line.ReplyAsync(meera, ticket, "हमने बैंक से बात की। कल 11 बजे जाइए।")).ShouldBeOfType<ReplyOutcome.Sent>();
        await line.QuietAsync();
        line.Last(Person.Asha).ShouldEndWith("कल 11 बजे जाइए।");
        await line.WritesAndAllHearAsync(Person.Asha, ticket.Code);
        line.Last(Person.Asha).ShouldStartWith($"{ticket.Code}: निवाड़ी केंद्र से आपको यहीं जवाब");
        var found = new HelpFound(ticket.ReferralId ?? "", OfficeHelp.Fully);
        (await line.Verb<CloseTicket>().RunAsync(meera, ticket.Id, "बैंक", TicketOutcome.Answered, found)).ShouldBeOfType<TicketDecision.Done>();
        await line.QuietAsync();
        (await line.RowsAsync("select reason from referral_cases where closed_at is null")).ShouldBeEmpty();
        (await line.RowsAsync("select outcome || ' ' || verified_by from referrals")).ShouldBe(["helped_fully staff"]);
        await line.WritesAndAllHearAsync(Person.Asha, ticket.Code);
        line.Last(Person.Asha).ShouldStartWith($"{ticket.Code}: यह पूरा हो चुका");
    }

    [EachDatabase]
    public async Task Silence_is_a_no_and_the_next_office_is_asked_by_itself(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.PassAsync(TimeSpan.FromHours(55));

        line.Last(Village.Institute).ShouldContain($"A {code}");
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        line.Last(Village.Bank).ShouldContain("जवाब का समय निकल गया");
        line.Last(Village.Bank).ShouldNotContain("सुनीता");
    }

    [EachDatabase]
    public async Task A_number_answers_what_was_said_last(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.PassAsync(TimeSpan.FromDays(4));
        line.Last(Person.Asha).ShouldContain("आपकी मदद की?");

        // She opens the menu first: its numbers are its own. The code leads back to our question.
        await line.WritesAsync(Person.Asha, "मेनू", "1");
        line.Last(Person.Asha).ShouldContain("मुद्रा");
        (await line.RowsAsync("select outcome from referrals")).ShouldBe(["unknown"]);
        await line.WritesAndAllHearAsync(Person.Asha, $"{code} 1");
        line.Last(Person.Asha).ShouldContain("धन्यवाद");
        (await line.RowsAsync("select outcome from referrals")).ShouldBe(["helped_fully"]);
    }

    [EachDatabase]
    public async Task Her_word_yes_counts_as_well_as_its_number(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.PassAsync(TimeSpan.FromDays(4));
        await line.WritesAndAllHearAsync(Person.Asha, "haan ji");
        (await line.RowsAsync("select outcome from referrals")).ShouldBe(["helped_fully"]);
    }

    [EachDatabase]
    public async Task Whoever_writes_their_code_hears_how_it_stands(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Person.Asha, code.ToLowerInvariant());
        line.Last(Person.Asha).ShouldBe($"{code}: निवाड़ी बैंक से पूछा है। जवाब बुधवार शाम 5 बजे तक।");
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAndAllHearAsync(Person.Asha, code);
        line.Last(Person.Asha).ShouldStartWith($"{code}: निवाड़ी बैंक ने हाँ कहा है।");
    }

    [EachDatabase]
    public async Task At_night_the_office_is_not_written_to_and_she_can_ask_all_the_same(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        line.Clock.Advance(TimeSpan.FromHours(11)); // 22:00: the office has never been written to.
        var code = await line.AshaIsSentAsync();
        line.Carrier.Heard(Village.Bank).ShouldBeEmpty();

        await line.WritesAsync(Person.Asha, "जोड़ो", "1", "1");
        line.Last(Person.Asha).ShouldContain($"{code}: निवाड़ी बैंक से पूछा है");
        await line.PassAsync(TimeSpan.FromHours(11));
        line.Last(Village.Bank).ShouldContain($"A {code}");
    }

    [EachDatabase]
    public async Task Strangers_and_other_offices_learn_nothing_and_are_soon_not_listened_to(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        foreach (var stranger in (Person[])[Village.AcrossTheBorder, Person.Ravi])
        {
            await line.WritesAndAllHearAsync(stranger, $"A {code}");
            var told = line.Last(stranger);
            await line.WritesAndAllHearAsync(stranger, "A 3G4H6");
            line.Last(stranger).Replace("3G4H6", code, StringComparison.Ordinal).ShouldBe(told); // A code of somebody else is one that does not exist.
            foreach (var guess in (string[])["A 4G3H7", "A 6G3H7", "A 7G3H4", "A 9G3H7"])
                await line.WritesAndAllHearAsync(stranger, guess);
            line.Last(stranger).ShouldContain("Too many wrong codes");
        }

        (await line.RowsAsync("select status from referrals")).ShouldBe(["sent"]);
    }

    [EachDatabase]
    public async Task A_second_wish_for_the_same_help_tells_how_far_the_first_is(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.WritesAsync(Person.Asha, "जोड़ो", "1", "1");
        line.Last(Person.Asha).ShouldContain($"{code}: निवाड़ी बैंक से पूछा है");

        await line.WritesAsync(Person.Asha, "2"); // No longer needed.
        await line.QuietAsync();
        line.Last(Village.Bank).ShouldContain($"{code} की अब ज़रूरत नहीं");
        (await line.RowsAsync("select status from referrals")).ShouldBe(["withdrawn"]);
    }

    [EachDatabase]
    public async Task Whoever_is_erased_is_called_off_and_what_was_shared_is_emptied(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAsync(Person.Asha, "मिटाओ", "1", "2");
        await line.QuietAsync();

        line.Last(Village.Bank).ShouldContain($"{code} की अब ज़रूरत नहीं");
        (await line.RowsAsync("select status from referrals")).ShouldBe(["withdrawn"]);
        (await line.RowsAsync("select payload from outbox")).ShouldAllBe(payload => !payload.Contains("सुनीता", StringComparison.Ordinal) || !payload.Contains("+9198", StringComparison.Ordinal));
        (await line.RowsAsync("select sent_at from proactive_messages")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Who_wants_none_of_them_is_looked_after_by_hand(Store store)
    {
        await using var line = await Village.OpenAsync(store);
        await line.AshaSeeksAsync();
        await line.WritesAsync(Person.Asha, "2", "2", "1");
        await line.QuietAsync();
        line.Last(Person.Asha).ShouldContain("कब, यह कह नहीं सकते");
        (await line.RowsAsync("select reason from referral_cases")).ShouldBe(["no_provider"]);
        line.Carrier.Heard(Village.Bank).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task The_same_on_whatsapp(Store store)
    {
        await using var line = await Village.OpenAsync(store, ChannelTraits.WhatsApp);
        var code = await line.AshaIsSentAsync();
        line.Last(Person.Asha).ShouldContain(code);
        line.Last(Village.Bank).ShouldContain($"A {code}");
    }
}
