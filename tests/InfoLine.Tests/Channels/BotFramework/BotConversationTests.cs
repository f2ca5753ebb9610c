using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>The whole way: in by the real route, through inbox, turn and outbox, out to the connector.</summary>
public sealed class BotConversationTests
{
    [EachDatabase]
    public async Task What_a_person_writes_is_answered_in_its_conversation(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        await chat.SendAsync(chat.Message("a-1", "mudra"));

        var posted = await chat.Connector.NextAsync();
        posted.Target.ShouldBe("/v3/conversations/conversation%7C1/activities/a-1");
        posted.Authorization.ShouldBe("Bearer token-1");
        posted.Json["text"]!.GetValue<string>().ShouldBe("mudra");
        posted.Json["recipient"]!["id"]!.GetValue<string>().ShouldBe("user-1");
    }

    [EachDatabase]
    public async Task A_message_sent_many_times_at_once_is_answered_once(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.SendAsync(chat.Message("a-1", "mudra"))));
        await chat.Connector.NextAsync();
        await chat.Line.SettleAsync();
        chat.Connector.Waiting.ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_caller_who_expects_replies_hears_them_on_the_line_and_nowhere_else(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        var message = chat.Message("a-1", "mudra");
        message["deliveryMode"] = "expectReplies";
        var answer = JsonNode.Parse(await chat.SendAsync(message))!;

        answer["activities"]!.AsArray().ShouldHaveSingleItem()!["text"]!.GetValue<string>().ShouldBe("mudra");
        await chat.Line.SettleAsync();
        chat.Connector.Waiting.ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_reminder_is_written_into_the_kept_conversation(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        await chat.SendAsync(chat.Message("a-1", "remind"));
        (await chat.Connector.NextAsync()).Json["text"]!.GetValue<string>().ShouldBe("remind");
        await chat.Line.SettleAsync();

        chat.Line.Clock.Advance(TimeSpan.FromDays(1));
        var reminder = await chat.Connector.NextAsync();
        reminder.Target.ShouldBe("/v3/conversations/conversation%7C1/activities");
        reminder.Json["text"]!.GetValue<string>().ShouldBe("reminder t1");
    }

    [EachDatabase]
    public async Task A_throttled_reply_goes_out_when_the_channel_said(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        chat.Connector.AnswerNext(429, "", ("Retry-After", "30"));
        await chat.SendAsync(chat.Message("a-1", "mudra"));
        await chat.Connector.NextAsync();
        var later = TimeSpan.FromSeconds(31);
        await chat.Line.UntilAsync(() => chat.IsDueAsync(later), "the reply to be put off");
        chat.Connector.Waiting.ShouldBe(0);

        chat.Line.Clock.Advance(later);
        (await chat.Connector.NextAsync()).Json["text"]!.GetValue<string>().ShouldBe("mudra");
    }

    [EachDatabase]
    public async Task What_is_attached_is_fetched_from_the_channel_with_our_token_and_from_nowhere_else(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        await using var elsewhere = await FakeStorage.StartAsync();
        chat.Connector.Attachments["voice"] = SomeMedia.Ogg(1);
        var message = chat.Message("a-1", "");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<b>again</b>" },
            new JsonObject { ["contentType"] = "audio/ogg", ["contentUrl"] = chat.Connector.Url + "attachments/voice", ["name"] = "voice.ogg" },
            new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = elsewhere.Keep("x", SomeMedia.Png(2, 2)) },
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "data:image/png;base64,AAAA" },
            new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["contentUrl"] = "https://example.sharepoint.com/x.docx" },
            new JsonObject { ["contentType"] = "image/png" },
            null);
        await chat.SendAsync(message);
        await chat.Line.UntilAsync(async () => await chat.Line.RowsAsync("select count(*) from media where due_at is null") is ["4"], "all attachments");
        (await chat.Line.RowsAsync("select state || ' ' || coalesce(reason, '-') from media order by id")).ShouldBe(["kept -", "refused not_the_carriers", "refused not_the_carriers", "refused wrong_kind"]);
        elsewhere.Asked.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_is_attached_is_fetched_with_another_token_once_the_kept_one_has_lost_its_force(Store store)
    {
        await using var chat = await Chat.OpenAsync(store);
        chat.Connector.Attachments["voice"] = SomeMedia.Ogg(1);
        foreach (var id in (string[])["a-1", "a-2"])
        {
            var message = chat.Message(id, "");
            message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "audio/ogg", ["contentUrl"] = chat.Connector.Url + "attachments/voice" });
            await chat.SendAsync(message);
            await chat.Line.UntilAsync(async () => await chat.Line.RowsAsync("select count(*) from media where state <> 'kept'") is ["0"], $"the attachment of {id}");
            chat.Connector.Logins.Enqueue(default); // Somebody else has logged in as us: only the last token counts.
        }

        (await chat.Line.RowsAsync("select state from media")).ShouldBe(["kept", "kept"]);
    }

    private sealed class Chat : IAsyncDisposable
    {
        private readonly HttpClient _http = new();

        public required Line Line { get; init; }

        public required FakeBotConnector Connector { get; init; }

        public static async Task<Chat> OpenAsync(Store store)
        {
            var connector = await FakeBotConnector.StartAsync();
            try
            {
                return new Chat { Connector = connector, Line = await Line.OpenAsync(store, new LineOptions { Settings = [.. connector.Settings(BotHost.AppId, BotHost.Tenant)] }) };
            }
            catch
            {
                // Where the database is not there, the test is skipped.
                await connector.DisposeAsync();
                throw;
            }
        }

        public JsonObject Message(string id, string text) => new()
        {
            ["type"] = "message",
            ["id"] = id,
            ["serviceUrl"] = Connector.Url,
            ["channelId"] = "webchat",
            ["from"] = new JsonObject { ["id"] = "user-1" },
            ["recipient"] = new JsonObject { ["id"] = "bot-1" },
            ["conversation"] = new JsonObject { ["id"] = "conversation|1" },
            ["text"] = text,
        };

        public async Task<string> SendAsync(JsonObject activity)
        {
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
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await response.Content.ReadAsStringAsync();
        }

        /// <summary>Whether something would be due after this time, and nothing is now.</summary>
        public async Task<bool> IsDueAsync(TimeSpan later) => await DueAsync(later) && !await DueAsync(TimeSpan.Zero);

        private async Task<bool> DueAsync(TimeSpan later)
        {
            var then = (Line.Clock.GetUtcNow() + later).ToUnixTimeMilliseconds();
            return (await Backlog.ReadAsync(Line.Database, then, CancellationToken.None)).Exists(one => one.Waiting > 0);
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await Line.DisposeAsync();
            await Connector.DisposeAsync();
        }
    }
}
