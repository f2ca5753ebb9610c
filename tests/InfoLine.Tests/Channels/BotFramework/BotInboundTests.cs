using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Channels.BotFramework;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>What an activity says, once it may be believed.</summary>
public sealed class BotInboundTests
{
    [Fact]
    public void A_message_names_the_person_the_conversation_and_the_way_back()
    {
        var inbound = Read(_ => { }).ShouldNotBeNull();

        inbound.From.Route.ShouldBe("bot");
        inbound.From.Address.ShouldBe("msteams|a:1|29:user");
        inbound.From.Phone.ShouldBeNull();
        inbound.ProviderMessageId.ShouldBe("msteams|a:1|1622749470000");
        inbound.To.ShouldBe("28:bot");
        inbound.SentAt.ShouldBe(new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero));
        inbound.RepliesInline.ShouldBeFalse();
        ConversationReference.Read(inbound.From.Reference).ShouldBe(new ConversationReference(
            "https://smba.trafficmanager.net/in/", "msteams", new ConversationAccount { Id = "a:1", ConversationType = "personal", TenantId = "t-1" },
            new ChannelAccount { Id = "28:bot", Name = "InfoLine" }, new ChannelAccount { Id = "29:user", Name = "Sita", AadObjectId = "aad-1" }, "hi-IN"));
    }

    [Fact]
    public void Two_conversations_may_use_the_same_activity_id() =>
        Read(activity => activity["conversation"]!["id"] = "a:2")!.ProviderMessageId.ShouldBe("msteams|a:2|1622749470000");

    [Fact]
    public void Without_an_id_of_the_channels_the_fallback_names_the_message() =>
        Read(activity => activity.Remove("id"))!.ProviderMessageId.ShouldBe("msteams|a:1|fallback");

    [Theory]
    [InlineData("<at>InfoLine</at> mudra", "<at>InfoLine</at>", "28:bot", "mudra")]
    [InlineData("mudra <AT>infoline</AT>", "<at>InfoLine</at>", "28:bot", "mudra")]
    [InlineData("<at>InfoLine</at> mudra", null, "28:bot", "mudra")]
    [InlineData("<at>Ravi</at> mudra", "<at>Ravi</at>", "29:ravi", "<at>Ravi</at> mudra")]
    public void In_a_group_only_the_bots_own_name_is_taken_off(string text, string? written, string mentioned, string words)
    {
        var inbound = Read(activity =>
        {
            activity["conversation"]!["isGroup"] = true;
            activity["text"] = text;
            activity["entities"] = new JsonArray(
                new JsonObject { ["type"] = "clientInfo", ["country"] = "IN" },
                new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = mentioned }, ["text"] = written });
        });
        inbound!.Text.ShouldBe(words);
    }

    [Theory]
    [InlineData("audio/ogg", "", InboundKind.Voice)]
    [InlineData("image/*", "", InboundKind.Picture)]
    [InlineData("video/mp4", "", InboundKind.Picture)]
    [InlineData("application/pdf", "my paper", InboundKind.Picture)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", "", InboundKind.Picture)]
    [InlineData("text/x-vcard", "", InboundKind.Contact)]
    [InlineData("text/html", "mudra", InboundKind.Text)]
    [InlineData("application/vnd.microsoft.card.hero", "mudra", InboundKind.Text)]
    [InlineData("model/obj", "", InboundKind.OtherMedia)]
    [InlineData(null, "", InboundKind.OtherMedia)]
    public void Attachments_are_told_apart(string? contentType, string text, InboundKind kind)
    {
        var inbound = Read(activity =>
        {
            activity["text"] = text;
            activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType });
        });
        inbound!.Kind.ShouldBe(kind);
        inbound.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("GeoCoordinates", "", InboundKind.Location)]
    [InlineData("Place", "", InboundKind.Location)]
    [InlineData("Place", "is this near?", InboundKind.Text)]
    [InlineData("clientInfo", "", InboundKind.Text)]
    public void A_place_without_words_is_a_location(string entity, string text, InboundKind kind) => Read(activity =>
    {
        activity["text"] = text;
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = entity, ["latitude"] = 23.02, ["longitude"] = 72.57 });
    })!.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("""{"type":"GeoCoordinates","latitude":23.02,"longitude":72.57,"name":"Ahmedabad"}""", "23.02,72.57 Ahmedabad")]
    [InlineData("""{"type":"Place","geo":{"latitude":23.02,"longitude":-72.57}}""", "23.02,-72.57")]
    [InlineData("""{"type":"Place","name":"The centre","geo":"here"}""", "The centre")]
    [InlineData("""{"type":"GeoCoordinates","latitude":"north"}""", "")]
    public void A_location_says_where_it_is(string entity, string words) => Read(activity =>
    {
        activity.Remove("text");
        activity["entities"] = new JsonArray(JsonNode.Parse(entity));
    })!.Text.ShouldBe(words);

    [Fact]
    public void A_pressed_button_brings_its_word()
    {
        var inbound = Read(activity =>
        {
            activity.Remove("text");
            activity["value"] = "mudra:shishu";
        });
        inbound!.Pressed.ShouldBe("mudra:shishu");
        inbound.Text.ShouldBeEmpty();
        Read(activity => activity["value"] = new JsonObject { ["card"] = 1 })!.Pressed.ShouldBeNull();
    }

    [Fact]
    public void A_person_who_opens_a_chat_has_arrived()
    {
        var inbound = Read(activity => Joined(activity, "28:bot", "29:sita")).ShouldNotBeNull();
        inbound.Kind.ShouldBe(InboundKind.Arrived);
        inbound.From.Address.ShouldBe("msteams|a:1|29:sita");
    }

    [Fact]
    public void Teams_announces_the_bot_when_a_person_adds_it() =>
        Read(activity => Joined(activity, "28:bot"))!.From.Address.ShouldBe("msteams|a:1|29:user");

    [Fact]
    public void Elsewhere_the_bots_own_joining_is_nobodys_arrival() => Read(activity =>
    {
        Joined(activity, "28:bot");
        activity["conversation"]!.AsObject().Remove("conversationType");
    }).ShouldBeNull();

    [Fact]
    public void A_group_is_not_greeted()
    {
        Read(activity =>
        {
            Joined(activity, "29:sita");
            activity["conversation"]!["conversationType"] = "groupChat";
        }).ShouldBeNull();
        Read(activity =>
        {
            Joined(activity, "29:sita");
            activity["conversation"]!["isGroup"] = true;
        }).ShouldBeNull();
    }

    [Fact]
    public void Someone_leaving_is_nobodys_arrival() => Read(activity =>
    {
        activity["type"] = "conversationUpdate";
        activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:sita" });
    }).ShouldBeNull();

    [Fact]
    public void A_reaction_put_on_is_one_and_a_reaction_taken_off_is_none()
    {
        Read(activity =>
        {
            activity["type"] = "messageReaction";
            activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        })!.Kind.ShouldBe(InboundKind.Reaction);
        Read(activity =>
        {
            activity["type"] = "messageReaction";
            activity["reactionsRemoved"] = new JsonArray(new JsonObject { ["type"] = "like" });
        }).ShouldBeNull();
    }

    [Fact]
    public void Our_own_words_coming_back_are_not_answered()
    {
        Read(activity => activity["from"] = new JsonObject { ["id"] = "28:bot" }).ShouldBeNull();
        Read(activity => activity["from"] = new JsonObject { ["id"] = "x", ["role"] = "bot" }).ShouldBeNull();
    }

    private static void Joined(JsonObject activity, params string[] members)
    {
        activity["type"] = "conversationUpdate";
        activity.Remove("text");
        activity["membersAdded"] = new JsonArray([.. members.Select(member => new JsonObject { ["id"] = member })]);
    }

    private static Inbound? Read(Action<JsonObject> change)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1622749470000",
            ["timestamp"] = "2026-11-22T05:00:00.0000000Z",
            ["serviceUrl"] = "https://smba.trafficmanager.net/in/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = "29:user", ["name"] = "Sita", ["aadObjectId"] = "aad-1" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "InfoLine" },
            ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = "t-1" },
            ["locale"] = "hi-IN",
            ["text"] = "mudra",
        };
        change(json);
        var activity = Activity.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).ShouldNotBeNull();
        activity.Fault().ShouldBeNull();
        return BotInbound.Read(activity, "fallback");
    }
}
