using System.Text;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Transcripts;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>The registration that ships: what it costs, and what a pause does to it.</summary>
public sealed class RegistrationTests
{
    /// <summary>The dialogs that ship.</summary>
    internal static readonly Lazy<FlowSet> Shipped = new(() =>
    {
        var folder = Path.Combine(Repository.Root, "dialogs");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories);
        return FlowCompiler.Compile(files.Select(file => new FlowSource(Path.GetRelativePath(folder, file), File.ReadAllText(file, Encoding.UTF8))), SomeDialogs.Today).Flows.ShouldNotBeNull();
    });

    private static readonly string[] Answers = ["1", "सुनीता देवी", "2", "34", "ओरछा, निवाड़ी", "सिलाई", "2", "1", "5", "1"];

    /// <summary>Requirement 39: at most twelve SMS for a completed registration in Hindi.</summary>
    [Theory]
    [InlineData("सुनीता देवी", "ओरछा, निवाड़ी", "सिलाई")]
    [InlineData("रामवती कुशवाहा", "टेहरका, निवाड़ी", "बकरी पालन")]
    [InlineData("गीता", "बबीना, झाँसी", "मसाला")]
    public void A_completed_registration_in_hindi_takes_at_most_twelve_sms(string name, string place, string idea)
    {
        var phone = Phone(ChannelTraits.Sms);
        phone.Say("नाम लिखो");
        foreach (var answer in Answers)
            phone.Say(answer switch { "सुनीता देवी" => name, "ओरछा, निवाड़ी" => place, "सिलाई" => idea, _ => answer });

        phone.Effects.ShouldContain(effect => effect is Effect.SaveRegistration);
        phone.Segments.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public void Whoever_stops_in_the_middle_is_reminded_twice_and_never_after_stop()
    {
        var phone = Phone(ChannelTraits.Sms);
        foreach (var message in (string[])["नाम लिखो", "1", "सुनीता"])
            phone.Say(message);
        phone.Wait(TimeSpan.FromDays(6));
        phone.Heard.Count(message => message.PlainText.Contains("अधूरा", StringComparison.Ordinal)).ShouldBe(2);

        phone.Say("1");
        phone.Say("बंद");
        phone.Wait(TimeSpan.FromDays(6));
        phone.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void All_answers_are_in_the_registration_and_nothing_else_is()
    {
        var phone = Phone(ChannelTraits.WhatsApp);
        foreach (var message in (string[])["दफ़्तर", "1", "नाम लिखो", .. Answers])
            phone.Say(message);
        var saved = phone.Effects.OfType<Effect.SaveRegistration>().Single();
        saved.IsNew.ShouldBeTrue();
        saved.Unsure.ShouldBeEmpty();
        saved.Fields.Select(field => $"{field.Key} {field.Value}").ShouldBe(
        [
            "name सुनीता देवी", "gender woman", $"birth_year {SomePhone.Morning.Year - 34}", "age 18-35", "place ओरछा, निवाड़ी", "place_id niwari.orchha", "place_block niwari.niwari", "place_district niwari",
            "place_state mp", "idea सिलाई", "sector crafts", "stage starting", "need finance", "loan up_to_2_lakh", "group yes", "contact call", "when evening", "by_woman yes",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("silai ka kaam", "crafts")]
    [InlineData("achar or papad", "food")]
    [InlineData("goat farming", "farming")]
    [InlineData("किराना दुकान", "trade")]
    [InlineData("मोबाइल मरम्मत", "service")]
    [InlineData("solar lamps", null)]
    public void The_words_of_an_idea_tell_the_sector_in_any_script(string idea, string? sector) =>
        ((AskStep)Shipped.Value.Steps["register.idea"]).Sort.ShouldNotBeNull().KindOf(idea).ShouldBe(sector);

    private static SimulatedPhone Phone(ChannelTraits traits) => new(Shipped.Value, traits, deskOpen: false, SomePhone.Morning)
    {
        Session = Session.New with { Language = "hi", LastAt = SomePhone.Morning.ToUnixTimeMilliseconds() },
    };
}
