using System.Text.Json;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>Whatever is sent, the engine answers, within its limits, and its session can be stored.</summary>
public sealed class EngineSafetyTests
{
    private static readonly FlowSet Line = SomePhone.Line();
    private static readonly string[] Odd = [.. RandomText.Many(500)];
    private static readonly string[] Likely = ["1", "2", "3", "0", "9", "register", "menu", "back", "language", "Asha", "32", "stop", "start", "source", "repeat", "help", "", "👍"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_sequence_of_inputs_is_survived(int seed)
    {
        var random = new Random(seed);
        for (var talk = 0; talk < 200; talk++)
        {
            var session = Session.New;
            var now = SomePhone.Morning;
            for (var turn = 0; turn < 30; turn++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 3000));
                session = Check(session, SomeInput(random, session), now);
            }
        }
    }

    [Fact]
    public void Turns_that_run_at_the_same_time_do_not_disturb_each_other()
    {
        string[] messages = ["register", "1", "Asha", "32", "menu", "2", "2", "9", "back", "help"];
        var expected = Talk("en", messages);
        Parallel.For(0, 2000, talk =>
        {
            var language = talk % 2 == 0 ? "en" : "hi";
            var heard = Talk(language, messages);
            if (language == "en")
                heard.ShouldBe(expected);
            else
                heard.ShouldNotContain("How it works");
        });
    }

    private static Session Check(Session session, Input input, DateTimeOffset now)
    {
        var turn = Engine.Advance(Line, session, input, now);
        turn.Effects.Length.ShouldBeLessThan(60);
        turn.Effects.OfType<Effect.Say>().ShouldAllBe(say => say.Speech.Text.Length > 0);
        var stored = JsonSerializer.Serialize(turn.Session, SessionJson.Default.Session);
        var restored = JsonSerializer.Deserialize(stored, SessionJson.Default.Session).ShouldNotBeNull();
        JsonSerializer.Serialize(restored, SessionJson.Default.Session).ShouldBe(stored);
        if (session.StoppedAt is not null && turn.Session.StoppedAt is not null)
            turn.Effects.OfType<Effect.Say>().ShouldBeEmpty();
        return turn.Question is null ? restored : Check(restored, new Input.Answered(new Answer.No()), now);
    }

    private static Input SomeInput(Random random, Session session) => random.Next(12) switch
    {
        0 => new Input.Sent((Attachment)random.Next(8), ChannelTraits.WhatsApp),
        1 => new Input.TimedOut($"{session.Turns}.{session.Reminded}"),
        2 => new Input.Answered(new Answer.Taken(new("K7H4", "by 5 pm today", "centre", DateTimeOffset.UnixEpoch))),
        3 => new Input.Said("x", ChannelTraits.WhatsApp, $"{session.Step}#{random.Next(0, 7)}"),
        4 => new Input.Said(Odd[random.Next(Odd.Length)], ChannelTraits.Sms),
        5 when random.Next(10) == 0 => new Input.CarrierOpted(random.Next(2) == 0),
        _ => new Input.Said(Likely[random.Next(Likely.Length)], ChannelTraits.Sms),
    };

    private static string Talk(string language, string[] messages)
    {
        var phone = SomePhone.English(Line);
        phone.Session = phone.Session with { Language = language };
        return string.Join('\n', messages.Select(message => phone.Hears(message)));
    }
}
