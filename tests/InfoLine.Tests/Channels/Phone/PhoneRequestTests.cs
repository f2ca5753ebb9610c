using System.Net;
using System.Text.Json.Nodes;

namespace InfoLine.Tests.Channels.Phone;

public sealed class PhoneRequestTests(PhoneRequestTests.OneHost fixture) : IClassFixture<PhoneRequestTests.OneHost>
{
    private const string Good = """{"phones":{"sms":null,"whatsapp":null},"acts":[{"does":"says","what":"mudra"}],"language":"en"}""";

    public static TheoryData<string, string, string> BadRequests => new()
    {
        { "nothing", "", "not JSON" },
        { "no JSON", "phones: sms", "not JSON" },
        { "half a JSON", """{"phones":{"sms":null""", "not understood" },
        { "null", "null", "empty" },
        { "a list", "[]", "not understood" },
        { "no parts", "{}", "part of it is missing" },
        { "no acts", """{"phones":{"sms":null}}""", "missing" },
        { "no phones", """{"phones":{},"acts":[]}""", "No phone" },
        { "phones null", """{"phones":null,"acts":[]}""", "$.phones" },
        { "acts null", """{"phones":{"sms":null},"acts":null}""", "$.acts" },
        { "an unknown channel", """{"phones":{"telex":null},"acts":[]}""", "no channel 'telex'" },
        { "an unknown language", """{"phones":{"sms":null},"acts":[],"language":"fr"}""", "do not speak 'fr'" },
        { "an empty act", """{"phones":{"sms":null},"acts":[null]}""", "act is empty" },
        { "an unknown act", """{"phones":{"sms":null},"acts":[{"does":"sings","what":"la"}]}""", "'sings' is nothing" },
        { "an act without a text", """{"phones":{"sms":null},"acts":[{"does":"says"}]}""", "$.acts[0]" },
        { "an act with a null text", """{"phones":{"sms":null},"acts":[{"does":"says","what":null}]}""", "$.acts[0]" },
        { "half a letter", """{"phones":{"sms":null},"acts":[{"does":"says","what":"\ud800"}]}""", "not understood" },
        { "a long text", $$"""{"phones":{"sms":null},"acts":[{"does":"says","what":"{{new string('x', 6000)}}"}]}""", "longer than 5000" },
        { "a button without a payload", """{"phones":{"sms":null},"acts":[{"does":"presses","what":"Papers"}]}""", "payload" },
        { "a kind that cannot be sent", """{"phones":{"sms":null},"acts":[{"does":"sends","what":"money"}]}""", "'money' cannot be sent" },
        { "a time that is none", """{"phones":{"sms":null},"acts":[{"does":"waits","what":"soon"}]}""", "'soon' is no time" },
        { "a negative time", """{"phones":{"sms":null},"acts":[{"does":"waits","what":"-1h"}]}""", "'-1h' is no time" },
        { "a very long time", """{"phones":{"sms":null},"acts":[{"does":"waits","what":"999d"}]}""", "at most 31d" },
        { "too many acts", $$"""{"phones":{"sms":null},"acts":[{{string.Join(',', Enumerable.Repeat("""{"does":"says","what":"1"}""", 501))}}]}""", "more than 500 turns" },
        { "deep nesting", string.Concat(Enumerable.Repeat("""{"phones":""", 40)) + "1" + new string('}', 40), "not understood" },
    };

    // Each line replaces one part of a conversation that was good.
    public static TheoryData<string, string, string> BadMemories => new()
    {
        { "now", "\"yesterday\"", "$.phones.sms.now" },
        { "now", "\"0001-01-01T00:00:00+00:00\"", "clock" },
        { "now", "\"9999-12-31T23:59:59+00:00\"", "clock" },
        { "now", "null", "$.phones.sms" },
        { "segments", "-1", "segments" },
        { "segments", "99999999999", "$.phones.sms.segments" },
        { "reminders", "[null]", "reminders" },
        { "reminders", """[{"due":"0001-01-01T00:00:00+00:00","token":"1.0"}]""", "reminders" },
        { "reminders", """[{"due":"2026-11-23T00:00:00+00:00","token":null}]""", "not understood" },
        { "reminders", "null", "$.phones.sms" },
        { "buttons", "[null]", "buttons" },
        { "buttons", "[{}]", "$.phones.sms.buttons[0]" },
        { "session", "null", "$.phones.sms" },
        { "session", "[]", "$.phones.sms.session" },
        { "session", """{"slots":null}""", "not understood" },
        { "session", """{"slots":{"age":32}}""", "not understood" },
        { "session", """{"slots":{"age":[]}}""", "not understood" },
        { "session", """{"slots":"x"}""", "not understood" },
        { "session", """{"trail":[null]}""", "start over" },
        { "session", """{"trail":null}""", "not understood" },
        { "session", """{"lastAt":-5}""", "clock has not reached" },
        { "session", """{"lastAt":9223372036854775807}""", "clock has not reached" },
        { "session", """{"stoppedAt":9223372036854775807}""", "clock has not reached" },
        { "session", """{"turns":-1}""", "counts what cannot be" },
        { "session", """{"misses":2147483647}""", "counts what cannot be" },
        { "session", """{"turns":1.5}""", "$.phones.sms.session.turns" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task A_bad_request_is_answered_with_a_sentence(string what, string body, string sentence)
    {
        foreach (var path in (string[])["/phone/turn", "/phone/test"])
        {
            using var answer = await fixture.Host.PostAsync(path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
            (await SentenceOf(answer)).ShouldContain(sentence);
        }
    }

    [Theory]
    [MemberData(nameof(BadMemories))]
    public async Task A_phone_that_remembers_nonsense_is_refused_with_a_sentence(string part, string value, string sentence)
    {
        var body = await RememberedAsync();
        body["phones"]!["sms"]![part] = JsonNode.Parse(value);
        using var answer = await fixture.Host.PostAsync("/phone/turn", body.ToJsonString());
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{part}: {value}");
        (await SentenceOf(answer)).ShouldContain(sentence);
    }

    [Fact]
    public async Task A_giant_session_is_too_large()
    {
        var body = await RememberedAsync();
        body["phones"]!["sms"]!["session"]!["slots"] = new JsonObject { ["name"] = new string('x', 300_000) };
        using var answer = await fixture.Host.PostAsync("/phone/turn", body.ToJsonString());
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await SentenceOf(answer)).ShouldContain("256 KB");
    }

    [Fact]
    public async Task A_session_with_a_thousand_fields_is_refused()
    {
        var body = await RememberedAsync();
        body["phones"]!["sms"]!["session"]!["slots"] = new JsonObject(Enumerable.Range(0, 1000).Select(at => KeyValuePair.Create<string, JsonNode?>($"f{at}", "x")));
        using var answer = await fixture.Host.PostAsync("/phone/turn", body.ToJsonString());
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SentenceOf(answer)).ShouldContain("more than 100 things");
    }

    [Fact]
    public async Task Whoever_stands_on_a_step_that_is_gone_is_led_on()
    {
        var body = await RememberedAsync();
        body["phones"]!["sms"]!["session"]!["step"] = "mudra.gone";
        using var answer = await fixture.Host.PostAsync("/phone/turn", body.ToJsonString());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"step\":\"mudra.start\"");
    }

    [Fact]
    public async Task No_mutilated_request_is_an_error_of_ours()
    {
        var body = (await RememberedAsync()).ToJsonString();
        for (var at = 0; at < body.Length; at += 3)
        {
            foreach (var mutilated in (string[])[body.Remove(at, 1), body.Insert(at, "9"), body[..at] + "null" + body[at..]])
            {
                using var answer = await fixture.Host.PostAsync("/phone/turn", mutilated);
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
            }
        }
    }

    private static async Task<string> SentenceOf(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["sentence"]!.GetValue<string>();

    // A good conversation, with everything that a phone can remember.
    private async Task<JsonNode> RememberedAsync()
    {
        using var answer = await fixture.Host.PostAsync("/phone/turn", Good);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = JsonNode.Parse(Good)!;
        body["phones"] = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["phones"]!.DeepClone();
        body["phones"]!["sms"]!["reminders"]!.AsArray().Count.ShouldBe(1);
        body["phones"]!["sms"]!["buttons"]!.AsArray().Count.ShouldBe(4);
        return body;
    }

    public sealed class OneHost : IAsyncLifetime
    {
        // Set before the first test runs.
        public PhoneHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await PhoneHost.StartAsync("--Phone:Enabled", "true");

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
