using System.Text.Json;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>Nobody who holds the phone reads or changes what a registered person told, without knowing when they were born.</summary>
public sealed class ProofTests
{
    private static readonly string Born = (SomePhone.Morning.Year - 34).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Before_the_proof_the_conversation_holds_nothing_that_was_told()
    {
        var phone = Phone();
        foreach (var word in (string[])["my data", "register"])
        {
            phone.Say(word);
            phone.Say("1");
            phone.Session.Step.ShouldNotBeNull().ShouldEndWith(".proof");
            var kept = JsonSerializer.Serialize(phone.Session, SessionJson.Default.Session);
            foreach (var told in (string[])["Orchha", "niwari", "tailoring", Born])
                kept.ShouldNotContain(told);
        }
    }

    [Fact]
    public void A_wrong_year_is_answered_in_the_same_words_however_near_it_is()
    {
        var heard = ((string[])["36", "32", "80", "1925"]).Select(answer =>
        {
            var phone = AtTheProof();
            return (phone.Hears(answer), phone.Session.Step, phone.Effects.Length);
        });
        heard.Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("33")]
    [InlineData("34")]
    [InlineData("35")]
    public void A_birthday_may_lie_between(string age) => AtTheProof().Hears(age).ShouldContain("Orchha");

    [Theory]
    [InlineData("32")]
    [InlineData("36")]
    public void Two_years_apart_are_somebody_else(string age) => AtTheProof().Hears(age).ShouldNotContain("Orchha");

    [Fact]
    public void After_a_right_answer_the_wrong_ones_before_it_no_longer_count()
    {
        var phone = AtTheProof();
        foreach (var answer in (string[])["70", "71", "34", "my data", "1", "70", "71", "34"])
            phone.Say(answer);
        phone.Session.Step.ShouldBe("mydata.show");
    }

    [Theory]
    [InlineData("stop", "start")]
    [InlineData("0")]
    [InlineData("register", "1")]
    [InlineData("erase", "2", "1")]
    [InlineData("hindi", "english")]
    [InlineData("register", "2", "2")]
    public void Nothing_that_is_written_opens_a_shut_registration(params string[] messages)
    {
        var phone = Shut();
        foreach (var message in messages)
            phone.Say(message);
        phone.Say("my data");
        phone.Say("1");
        phone.Session.Step.ShouldBe("mydata.not_shown");
        phone.Hears(Born).ShouldNotContain("Orchha");
    }

    [Fact]
    public void Tomorrow_it_can_be_tried_again()
    {
        var phone = Shut();
        phone.Wait(TimeSpan.FromHours(13.9));
        phone.Hears("my data");
        phone.Say("1");
        phone.Session.Step.ShouldBe("mydata.not_shown");
        phone.Wait(TimeSpan.FromHours(0.2));
        phone.Hears("my data");
        phone.Say("1");
        phone.Hears("34").ShouldContain("Orchha");
    }

    [Fact]
    public void Who_shares_the_phone_is_not_shut_out_with_them()
    {
        var phone = Phone();
        Register(phone, "Ramvati", "61", already: true);
        foreach (var message in (string[])["my data", "1", "70", "71", "72", "my data", "2"])
            phone.Say(message);
        phone.Session.Step.ShouldBe("mydata.proof");
        phone.Hears("61").ShouldContain("Ramvati");
    }

    [Fact]
    public void Somebody_without_a_birth_year_goes_to_the_centre()
    {
        var phone = Phone();
        var people = phone.Memory.People;
        var asha = people.Registered.Single();
        phone.Memory = phone.Memory with { People = people with { Registered = [asha with { Fields = [.. asha.Fields.Where(field => field.Key != "birth_year")] }] } };
        phone.Say("my data");
        phone.Hears("1").ShouldContain("come to the centre");
        phone.Session.Person.ShouldBeNull();
    }

    [Fact]
    public void Erasing_and_asking_for_help_need_no_proof_and_show_nothing_that_was_told()
    {
        var phone = Phone();
        phone.Say("erase");
        phone.Hears("1").ShouldContain("Sunita");
        phone.Screen().ShouldNotContain("Orchha");
        phone.Say("my help");
        foreach (var message in (string[])["1", "1", "1"])
            phone.Hears(message).ShouldNotContain("Orchha");
        phone.Effects.ShouldContain(effect => effect is Effect.OpenReferral);
    }

    [Theory]
    [InlineData("repeat")]
    [InlineData("back")]
    [InlineData("1")]
    [InlineData("how much loan does mudra give")]
    public void Whoever_takes_the_phone_half_an_hour_later_reads_nothing(string message)
    {
        var phone = AtTheProof();
        phone.Hears("34").ShouldContain("Orchha");
        phone.Wait(TimeSpan.FromMinutes(31));
        phone.Hears(message).ShouldNotContain("Orchha");
        phone.Hears("repeat").ShouldNotContain("Orchha");
    }

    [Fact]
    public void An_offer_of_help_may_be_taken_days_later()
    {
        var phone = Phone();
        foreach (var message in (string[])["my help", "1", "1"])
            phone.Say(message);
        phone.Session.Step.ShouldBe("connect.offer");
        phone.Wait(TimeSpan.FromHours(20));
        phone.Say("Yes, ask them");
        phone.Say("1");
        phone.Say("1");
        phone.Session.Step.ShouldBe("connect.sent");
    }

    [Fact]
    public void No_reminder_says_what_is_noted()
    {
        var phone = AtTheProof();
        foreach (var message in (string[])["34", "1", "1", "Sunita"])
            phone.Say(message);
        phone.Session.Step.ShouldBe("register.check");
        phone.Wait(TimeSpan.FromDays(4));
        phone.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_desk_gives_back_later_is_not_what_was_shown()
    {
        var phone = AtTheProof(deskOpen: true);
        phone.Say("34");
        phone.Send(Attachment.Voice);
        phone.Session.Step.ShouldBe(Session.WithDesk);
        phone.Wait(TimeSpan.FromHours(2));
        phone.Take(new Input.Resumed(DeskEnd.GivenBack));
        phone.Screen().ShouldNotContain("Orchha");
        phone.Session.Step.ShouldBe("menu.start");
    }

    [Fact]
    public void A_registered_person_who_says_to_be_young_is_looked_after_and_not_deleted()
    {
        var phone = AtTheProof();
        foreach (var message in (string[])["34", "1", "More", "2"])
            phone.Say(message);
        phone.Session.Step.ShouldBe("register.age");
        phone.Hears("3").ShouldContain("mother or father");
        phone.Effects.OfType<Effect.TellDesk>().Single().Reason.ShouldBe(HandoffReason.TooYoung);
        phone.Memory.People.Registered.Single().Fields.ShouldContain(KeyValuePair.Create("birth_year", Born));
    }

    private static SimulatedPhone Shut()
    {
        var phone = AtTheProof();
        foreach (var answer in (string[])["70", "71", "72"])
            phone.Say(answer);
        phone.Session.Step.ShouldBe("mydata.not_shown");
        return phone;
    }

    private static SimulatedPhone AtTheProof(bool deskOpen = false)
    {
        var phone = Phone(deskOpen);
        phone.Say("my data");
        phone.Say("1");
        phone.Session.Step.ShouldBe("mydata.proof");
        return phone;
    }

    private static SimulatedPhone Phone(bool deskOpen = false)
    {
        var phone = SomePhone.English(RegistrationTests.Shipped.Value, ChannelTraits.Sms, deskOpen);
        Register(phone, "Sunita Devi", "34", already: false);
        return phone;
    }

    private static void Register(SimulatedPhone phone, string name, string age, bool already)
    {
        foreach (var message in (string[])["register", .. already ? (string[])["2"] : [], "1", name, "2", age, "Orchha, Niwari", "tailoring", "2", "1", "5", "1", "2"])
            phone.Say(message);
        phone.Session.Step.ShouldBe("menu.start");
    }
}
