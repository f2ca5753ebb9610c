using InfoLine.Cli;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Tests.Conversations;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Cli;

/// <summary>What the writers' commands print, and how they end. One collection, because a process has one console.</summary>
[Collection("console")]
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline");
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;
    private readonly StringWriter _printed = new();

    public CommandTests()
    {
        Console.SetOut(_printed);
        Console.SetError(_printed);
        foreach (var source in SomeDialogs.With(SomePhone.MenuToRegistration, SomePhone.Registration))
            Write(source);
    }

    private string Printed => _printed.ToString();

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
        _printed.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Check_of_good_dialogs_says_what_there_is()
    {
        CheckCommand.Run(_folder.FullName).ShouldBe(0);
        Printed.ShouldContain("6 flows, 11 steps, 0 facts, 2 languages, 0 conversation tests: no errors");
    }

    [Fact]
    public void Check_of_a_mistake_gives_its_place_its_code_and_the_remedy()
    {
        Write(new("help.yaml", SomeDialogs.Flow("help", "say: { en: Write a word., hi: कोई शब्द लिखें। }\n    go: menuu").Text));
        CheckCommand.Run(_folder.FullName).ShouldBe(1);
        Printed.ShouldContain("help.yaml:6:9: error IL1201: ");
        Printed.ShouldContain("Did you mean 'menu'?");
        Printed.ShouldContain("1 errors, 0 warnings.");
    }

    [Fact]
    public void Every_command_names_the_remedy_for_a_folder_that_is_not_there()
    {
        var missing = Path.Combine(_folder.FullName, "nowhere");
        CheckCommand.Run(missing).ShouldBe(1);
        TestCommand.Run(missing).ShouldBe(1);
        GraphCommand.Run(missing, null).ShouldBe(1);
        PlayCommand.Run(missing, null, "sms", null, null).ShouldBe(1);
        Printed.Split('\n').Count(line => line.Contains("Name the folder that holds infoline.yaml", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void Test_fails_with_the_place_of_the_expectation_and_counts()
    {
        Write(new("good.chat.yaml", "chat: Good\nchannels: [sms]\nlanguages: [en]\nturns:\n  - says: register\n    hears: May we keep\n"));
        Write(new("bad.chat.yaml", "chat: Bad\nchannels: [sms]\nlanguages: [en]\nturns:\n  - says: register\n    hears: How are you\n"));
        TestCommand.Run(_folder.FullName).ShouldBe(1);
        Printed.ShouldContain("FAILED  Bad (sms, en)");
        Printed.ShouldContain("bad.chat.yaml:5:5: Expected to hear “How are you”, heard “May we keep your answers?");
        Printed.ShouldContain("No test visits: ");
        Printed.ShouldContain("1 passed, 1 failed");
    }

    [Fact]
    public void Test_without_tests_says_how_to_make_one()
    {
        TestCommand.Run(_folder.FullName).ShouldBe(1);
        Printed.ShouldContain("infoline play --save");
    }

    [Fact]
    public void Graph_draws_one_flow_or_all_and_names_them_when_asked_for_another()
    {
        GraphCommand.Run(_folder.FullName, "menu").ShouldBe(0);
        Printed.ShouldContain("menu.start --> registration.start : 2 Register me");
        GraphCommand.Run(_folder.FullName, null).ShouldBe(0);
        Printed.ShouldContain("%% registration");
        GraphCommand.Run(_folder.FullName, "lottery").ShouldBe(1);
        Printed.ShouldContain("There is no flow 'lottery'. There are: help, language, menu, person, registration, welcome.");
    }

    [Fact]
    public void Play_chats_counts_segments_and_saves_the_chat_as_a_test_that_passes()
    {
        Console.SetIn(new StringReader("register\n1\n/wait 25h\n/wait soon\n/send voice\n/send flowers\n/press Nothing\n/quit\n"));
        var saved = Path.Combine(_folder.FullName, "saved.chat.yaml");
        PlayCommand.Run(_folder.FullName, null, "sms", "en", saved).ShouldBe(0);
        Printed.ShouldContain("> May we keep your answers?");
        Printed.ShouldContain("(1 SMS, 50 units GSM-7, 110 left)");
        Printed.ShouldContain("'soon' is not understood.");
        Printed.ShouldContain("'flowers' is not understood.");
        Printed.ShouldContain("There is no button 'Nothing'.");
        TestCommand.Run(_folder.FullName).ShouldBe(0, Printed);
    }

    [Theory]
    [InlineData("lottery", "sms", "en", "There is no flow 'lottery'.")]
    [InlineData(null, "telegram", "en", "There is no channel 'telegram'. There are: sms, whatsapp, bot.")]
    [InlineData(null, "sms", "ta", "The dialogs do not speak 'ta'. They speak: en, hi.")]
    [InlineData("menu", "sms", "en", "The flow 'menu' has no keyword to start it with")]
    public void Play_refuses_what_it_does_not_know(string? flow, string channel, string language, string sentence)
    {
        PlayCommand.Run(_folder.FullName, flow, channel, language, null).ShouldBe(1);
        Printed.ShouldContain(sentence);
    }

    [Fact]
    public void Stamp_notes_what_was_translated_and_read_so_that_a_later_change_shows()
    {
        StampCommand.Run(_folder.FullName, "hi", "menu").ShouldBe(0);
        var ledger = TranslationLedger.Read(new("translations.yaml", File.ReadAllText(Path.Combine(_folder.FullName, "translations.yaml"))));
        var flows = SomePhone.Line();
        ledger.IsReviewed("hi", flows.Flows["menu"].Title).ShouldBeTrue();
        ledger.IsReviewed("hi", flows.Flows["help"].Title).ShouldBeFalse();

        Write(SomeDialogs.Flow("help", "say: { en: Write any word., hi: कोई शब्द लिखें। }\n    go: menu"));
        CheckCommand.Run(_folder.FullName).ShouldBe(0);
        Printed.ShouldContain("help.yaml:5:37: warning IL1403: ");
    }

    [Theory]
    [InlineData("ta", null, "There is no translation into 'ta'. There are: hi.")]
    [InlineData(null, "menu", "infoline texts stamp menu --reviewed hi")]
    public void Stamp_refuses_what_it_does_not_know(string? reviewed, string? part, string sentence)
    {
        StampCommand.Run(_folder.FullName, reviewed, part).ShouldBe(1);
        Printed.ShouldContain(sentence);
    }

    private void Write(FlowSource source)
    {
        var path = Path.Combine(_folder.FullName, source.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // The folder is not the root.
        File.WriteAllText(path, source.Text);
    }
}
