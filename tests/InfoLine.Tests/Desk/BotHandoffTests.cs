using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Desk;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Channels.BotFramework;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>The two events by which an agent hub can plug in, on the real endpoint and connector; and the villager's side in a web chat.</summary>
public sealed class BotHandoffTests
{
    [EachDatabase]
    public async Task Machines_hear_that_a_person_is_asked_for_and_how_it_goes(Store store)
    {
        await using var chat = await WebChat.OpenAsync(store);
        await chat.SaysAsync("hello", "2", "9");
        var heard = await chat.HeardAsync();
        heard[^2]["text"]!.GetValue<string>().ShouldContain("by Tuesday 5 pm");
        var initiate = heard[^1];
        initiate["type"]!.GetValue<string>().ShouldBe("event");
        initiate["name"]!.GetValue<string>().ShouldBe("handoff.initiate");
        var ticket = (await chat.Line.RowsAsync("select code from tickets")).Single();
        initiate["value"]!.ToJsonString().ShouldBe($$"""{"ticket":"{{ticket}}","reason":"asked","language":"en"}""");
        var said = initiate["attachments"]![0]!["content"]!["activities"]!.AsArray().Select(line => $"{line!["from"]!["role"]}: {line["text"]}").ToList();
        said[0].ShouldBe("user: hello");
        said.ShouldContain(line => line.StartsWith("bot: ", StringComparison.Ordinal));

        var id = (await chat.Line.RowsAsync("select id from tickets")).Single();
        await chat.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor with { Centres = ["jhansi", "niwari"] }, id);
        (await chat.HeardAsync()).Single()["value"]!["state"]!.GetValue<string>().ShouldBe("accepted");
        await chat.Line.Verb<CloseTicket>().RunAsync(SomeDesk.Supervisor, id, "Mudra", TicketOutcome.Answered);
        var end = await chat.HeardAsync();
        end.Single(one => one["type"]!.GetValue<string>() == "event")["value"]!["state"]!.GetValue<string>().ShouldBe("completed");
        end.Single(one => one["type"]!.GetValue<string>() == "message")["text"]!.GetValue<string>().ShouldContain("Did that help you?");
    }

    [EachDatabase]
    public async Task A_hub_asks_for_a_person_and_gives_the_conversation_back(Store store)
    {
        await using var chat = await WebChat.OpenAsync(store);
        await chat.SaysAsync("hello", "2");
        await chat.HeardAsync();
        await chat.TellsAsync("handoff.initiate", new JsonObject { ["skill"] = "loans" });
        (await chat.HeardAsync())[0]["text"]!.GetValue<string>().ShouldContain("a person at the centre");

        await chat.TellsAsync("handoff.status", new JsonObject { ["state"] = "accepted" });
        await chat.TellsAsync("handoff.status", new JsonObject { ["state"] = 7 });
        await chat.TellsAsync("handoff.status", null);
        await chat.TellsAsync("somebody.elses", new JsonObject { ["state"] = "completed" });
        (await chat.HeardAsync()).ShouldBeEmpty();
        await chat.SaysAsync("mudra");
        (await chat.HeardAsync()).ShouldBeEmpty();

        await chat.TellsAsync("handoff.status", new JsonObject { ["state"] = "completed" });
        (await chat.HeardAsync()).First(one => one["type"]!.GetValue<string>() == "message")["text"]!.GetValue<string>().ShouldContain("automatic line answers you again");
        (await chat.Line.RowsAsync("select owner from tickets")).Single().ShouldBe("bot");
    }

    private sealed class WebChat : IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private int _count;

        public required Line Line { get; init; }

        public required FakeBotConnector Connector { get; init; }

        public static async Task<WebChat> OpenAsync(Store store)
        {
            var connector = await FakeBotConnector.StartAsync();
            try
            {
                return new() { Connector = connector, Line = await SomeDesk.OpenAsync(store, new() { Settings = [.. connector.Settings(BotHost.AppId, BotHost.Tenant)] }) };
            }
            catch
            {
                // Where the database is not there, the test is skipped.
                await connector.DisposeAsync();
                throw;
            }
        }

        public async Task SaysAsync(params string[] texts)
        {
            foreach (var text in texts)
                await PostAsync(new JsonObject { ["type"] = "message", ["text"] = text });
        }

        public Task TellsAsync(string name, JsonObject? value) => PostAsync(new JsonObject { ["type"] = "event", ["name"] = name, ["value"] = value });

        /// <summary>All that reached the chat since this was asked last.</summary>
        public async Task<List<JsonNode>> HeardAsync()
        {
            await Line.SettleAsync();
            var heard = new List<JsonNode>();
            while (Connector.Waiting > 0)
                heard.Add((await Connector.NextAsync()).Json);
            return heard;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await Line.DisposeAsync();
            await Connector.DisposeAsync();
        }

        private async Task PostAsync(JsonObject activity)
        {
            activity["id"] = $"a-{++_count}";
            activity["serviceUrl"] = Connector.Url;
            activity["channelId"] = "webchat";
            activity["from"] = new JsonObject { ["id"] = "user-1" };
            activity["recipient"] = new JsonObject { ["id"] = "bot-1" };
            activity["conversation"] = new JsonObject { ["id"] = "conversation-1" };
            var claims = new JsonObject
            {
                ["iss"] = FakeBotConnector.ChannelIssuer,
                ["aud"] = BotHost.AppId,
                ["serviceurl"] = Connector.Url,
                ["exp"] = Line.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
            };
            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Line.Address, "/api/messages")) { Content = content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FakeBotConnector.Token(claims));
            using var response = await _http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            await Line.SettleAsync();
        }
    }
}
