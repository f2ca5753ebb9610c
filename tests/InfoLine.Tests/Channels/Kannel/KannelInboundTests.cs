using InfoLine.Channels.Kannel;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Kannel;

public class KannelInboundTests
{
    private const string Good = "id=9d82e702-5641&from=919876543210&to=12345&text=hi&at=1795325739";

    [Fact]
    public void An_SMS_keeps_all_that_Kannel_tells_about_it()
    {
        var message = Received(Good);

        message.From.ShouldBe(new ContactAddress("kannel", "+919876543210", "+919876543210"));
        message.ProviderMessageId.ShouldBe("9d82e702-5641");
        message.Kind.ShouldBe(InboundKind.Text);
        message.Text.ShouldBe("hi");
        message.To.ShouldBe("12345");
        message.SentAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795325739));
    }

    [Theory]
    [InlineData("%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87++%E0%A4%AE%E0%A4%A6%E0%A4%A6+%2541+%2B+%26", "नमस्ते  मदद %41 + &")]
    [InlineData("%E0%A5%A7", "१")]
    [InlineData("", "")]
    [InlineData("a%00b", "ab")]
    [InlineData("100%", "100%")]
    [InlineData("100%zz", "100%zz")]
    [InlineData("%e0%a4", "\uFFFD")]
    [InlineData("%ED%A0%BD", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("%F0%9F%99%8F", "🙏")]
    [InlineData("a=b", "a=b")]
    [InlineData("1%0A2", "1\n2")]
    public void What_a_person_wrote_arrives_whatever_it_is(string sent, string text) =>
        Received($"id=1&from=919876543210&text={sent}").Text.ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("from=919876543210&text=hi")]
    [InlineData("id=&from=919876543210&text=hi")]
    [InlineData("id=a%0Ab&from=919876543210&text=hi")]
    [InlineData("id=%FF&from=919876543210&text=hi")]
    [InlineData("id=1&text=hi")]
    [InlineData("id=1&from=&text=hi")]
    [InlineData("id=1&from=+&text=hi")]
    [InlineData("id=1&from=919876543210")]
    [InlineData("id=1&from=919876543210&text=hi&kind=fax")]
    [InlineData("ID=1&FROM=919876543210&TEXT=hi")]
    public void A_request_that_our_get_url_does_not_send_is_refused_with_a_reason(string query) =>
        KannelInbound.Read(SomeKannel.Fields(query), SomeKannel.Options()).ShouldBeOfType<KannelInbound.Malformed>().Sentence.ShouldNotBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("&at=")]
    [InlineData("&at=yesterday")]
    [InlineData("&at=-5")]
    [InlineData("&at=99999999999999999999")]
    [InlineData("&at=253402300800")]
    public void A_message_without_a_good_time_is_still_a_message(string at) =>
        Received("id=1&from=919876543210&text=hi" + at).SentAt.ShouldBeNull();

    [Fact]
    public void A_missed_call_needs_no_words()
    {
        var call = Received("id=1&from=9876543210&kind=missed_call");

        (call.Kind, call.Text).ShouldBe((InboundKind.MissedCall, ""));
    }

    [Fact]
    public void A_notice_from_a_bank_is_not_answered() =>
        KannelInbound.Read(SomeKannel.Fields("id=1&from=AX-BANKIN&text=hi"), SomeKannel.Options()).ShouldBeOfType<KannelInbound.NoReplyPossible>();

    [Fact]
    public void The_first_of_two_values_counts() => Received("id=1&from=9876543210&text=first&text=second").Text.ShouldBe("first");

    [Fact]
    public void A_gateway_that_repeats_an_SMS_under_a_new_id_gives_one_id()
    {
        var repeats = SomeKannel.Options() with { RepeatsHaveNewIds = true };
        string Id(string query) => Received(query, repeats).ProviderMessageId;

        var first = Id(Good);

        Id("id=7&from=09876543210&to=12345&text=hi&at=1795325739").ShouldBe(first);
        Id("id=7&from=9876543210&to=12345&text=hi&at=1795325740").ShouldNotBe(first, StringComparer.Ordinal);
        Id("id=7&from=9876543210&to=12345&text=ho&at=1795325739").ShouldNotBe(first, StringComparer.Ordinal);
        Id("id=7&from=9876543211&to=12345&text=hi&at=1795325739").ShouldNotBe(first, StringComparer.Ordinal);
        Id("id=7&from=9876543210&to=12345&text=hi").ShouldBe("7");
    }

    private static Inbound Received(string query, KannelOptions? options = null) =>
        KannelInbound.Read(SomeKannel.Fields(query), options ?? SomeKannel.Options()).ShouldBeOfType<KannelInbound.Received>().Message;
}
