using System.Text;
using InfoLine.Channels.Twilio;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioSignatureTests
{
    private const string Token = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private const string Url = "https://line.example.org";
    private const string Inbound = "/channels/twilio/inbound";

    private const string JsonBody = """{"type":"message","text":"नमस्ते"}""";
    private const string JsonHash = "9477035ce09af797e4dc4d2da6b394981b71ba80b7d3ed3aff2c37a499062c73";

    /// <summary>Signatures that Twilio's own published validator computes for these inputs and a made-up token.</summary>
    public static TheoryData<string, string, string, string, string> Vectors => new()
    {
        { "plain", Url, Inbound, "MessageSid=SM00000000000000000000000000000001&From=%2B919812345678&To=%2B15550001111&Body=hello", "3bOVIDZ1wBdGRk+4M1goHnoKXrY=" },
        { "no parameters", Url, Inbound, "", "+UD+cguY82zLzcttXzdsoLr/DqQ=" },
        { "query", Url, "/channels/twilio/status?message=0190a1:0", "MessageSid=SM1&MessageStatus=delivered", "h6wi6SAitxuu/vdi9MK7S4HoYVU=" },
        { "encoded query", Url, "/channels/twilio/status?message=a%3A0&x=%E0%A4%95+b", "MessageSid=SM1", "ntmV4EYq8jrPLsqvRY7Gp9gjMm4=" },
        { "port", "https://line.example.org:8443", Inbound, "Body=x&From=%2B1", "sC984Ra9hEgtSlRnSwDahMEENM8=" },
        { "base path", "http://line.example.org/behind/proxy", Inbound, "Body=x", "+/ke6dnS1y186pVPgKll9bCfWT8=" },
        { "slash at the end of the setting", "http://line.example.org/behind/proxy/", Inbound, "Body=x", "+/ke6dnS1y186pVPgKll9bCfWT8=" },
        { "repeated parameter", Url, Inbound, "MediaUrl=b&MediaUrl=a&MediaUrl=b&Body=two", "AAzGnAQaHnSgKWU0lQiwmKM49B4=" },
        { "empty value", Url, Inbound, "Body=&FromCity=&MessageSid=SM2", "Bfa2ZaCZpc0hX5qpbPDBIwT1AsE=" },
        { "Devanagari", Url, Inbound, "Body=%E0%A4%AE%E0%A5%81%E0%A4%A6%E0%A5%8D%E0%A4%B0%E0%A4%BE+%E0%A4%8B%E0%A4%A3+%E0%A5%A7%E0%A5%A8&ProfileName=%E0%A4%86%E0%A4%B6%E0%A4%BE", "HjNL9w7rc0X72WoJCGdmvSvxWFQ=" },
        { "emoji", Url, Inbound, "Body=%F0%9F%91%A9%E2%80%8D%F0%9F%8C%BE+ok+1%EF%B8%8F%E2%83%A3", "leqlua4Irc+qKmWtGzciJz0By9U=" },
        { "plus, space and percent", Url, Inbound, "Body=+1%2B1+%3D+2+%26+100%25+&From=%2B919812345678", "UA9elT1290+Dx1KQHPDbUa77qTk=" },
        { "line breaks and tab", Url, Inbound, "Body=a%0D%0Ab%09c%0A", "13viC5+gF/8bzjav28R5t07oFVk=" },
        { "ordinal order of keys", Url, Inbound, "ReasonConferenceEnded=b&Reason=a&reason=c&Reason1=d", "xvc5mhc6DdUz7STxdYK8sSXiXds=" },
        { "user and password", "https://user:pass@line.example.org", Inbound, "Body=x", "73R1A4sx5dVkf+b/hCmit/o1bLo=" },
        { "host in capitals", "https://Line.Example.org", Inbound, "Body=x", "Sqpbh27u4XTTf8yDrQtE1IpoWhU=" },
        { "NUL and replacement sign", Url, Inbound, "Body=a%00b%EF%BF%BDc", "Km9M/7Lhg1DhNBPrpt2N6O9bDIs=" },
        { "signed with the standard port", Url, Inbound, "Body=x", "DE+errIRm+kSIE8gjxtFmRm4/IQ=" },
        { "signed with the standard port of http", "http://line.example.org", Inbound, "Body=x", "TsjXH3gZoB8OZTZGUZOkmUaULjg=" },
        { "signed without the configured port", "https://line.example.org:443", Inbound, "Body=x", "n8RkYrsvcOdvNuQXApbG8g6uZ/g=" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void What_Twilio_signs_is_accepted(string why, string publicUrl, string target, string body, string signature) =>
        TwilioSeats.Signature(publicUrl, Token).Signs(target, Form(body), signature).ShouldBeTrue(why);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void One_changed_letter_anywhere_is_refused(string why, string publicUrl, string target, string body, string signature)
    {
        var wrong = (signature[0] == 'A' ? "B" : "A") + signature[1..];

        TwilioSeats.Signature(publicUrl, Token).Signs(target, Form(body), wrong).ShouldBeFalse(why);
        TwilioSeats.Signature(publicUrl, Token + "0").Signs(target, Form(body), signature).ShouldBeFalse(why);
        TwilioSeats.Signature(publicUrl, Token).Signs(target + "x", Form(body), signature).ShouldBeFalse(why);
        TwilioSeats.Signature(publicUrl, Token).Signs(target, Form(body + "&Extra=1"), signature).ShouldBeFalse(why);
        TwilioSeats.Signature("https://evil.example.org", Token).Signs(target, Form(body), signature).ShouldBeFalse(why);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_fake_carrier_signs_the_same(string why, string publicUrl, string target, string body, string signature)
    {
        var fields = Form(body).Fields.Select(field => KeyValuePair.Create(field.Key, field.Value));

        if (!why.StartsWith("signed with", StringComparison.Ordinal))
            FakeTwilioSignature.Of(Token, publicUrl.TrimEnd('/') + target + "#rc=3", fields).ShouldBe(signature);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("3bOVIDZ1wBdGRk+4M1goHnoKXrY")]
    [InlineData("3bOVIDZ1wBdGRk+4M1goHnoKXrY= ")]
    [InlineData("3bOVIDZ1wBdGRk+4M1goHnoKXr\u0939=")]
    [InlineData("3BOVIDZ1WBDGRK+4M1GOHNOKXRY=")]
    public void A_header_that_is_no_signature_is_simply_wrong(string? header) =>
        TwilioSeats.Signature(Url, Token).Signs(Inbound, Form((string)Vectors.First()[3]), header).ShouldBeFalse();

    [Fact]
    public void The_token_before_this_one_is_accepted_while_it_is_named()
    {
        var signature = FakeTwilioSignature.Of("old", Url + Inbound, []);

        TwilioSeats.Signature(Url, "new", "old").Signs(Inbound, Form(""), signature).ShouldBeTrue();
        TwilioSeats.Signature(Url, "new").Signs(Inbound, Form(""), signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://[2001:db8::1]", "https://[2001:db8::1]:443")]
    [InlineData("https://[2001:db8::1]:8443", "https://[2001:db8::1]")]
    [InlineData("https://user:pass@line.example.org", "https://user:pass@line.example.org:443")]
    [InlineData("https://line.example.org:8443/base", "https://line.example.org/base")]
    public void The_port_may_be_there_or_not(string configured, string signedUrl) =>
        TwilioSeats.Signature(configured, Token).Signs(Inbound, Form("a=1"), FakeTwilioSignature.Of(Token, signedUrl + Inbound, [new("a", "1")])).ShouldBeTrue();

    [Theory]
    [InlineData(Url, "/channels/twilio/events?bodySHA256=" + JsonHash, "XSePZ48WYW3+fgm02sl2qI1hJzE=")]
    [InlineData(Url, "/channels/twilio/events?a=1&bodySHA256=" + JsonHash, "K4NckclPoVQDn8ZeGh4z99jQjyc=")]
    public void A_body_of_JSON_is_checked_by_its_hash_in_the_query(string url, string target, string signature)
    {
        var body = Encoding.UTF8.GetBytes(JsonBody);
        var checks = new TwilioSignature(url, Token);

        checks.SignsBody(target, body, signature).ShouldBeTrue();
        checks.SignsBody(target, [.. body, (byte)' '], signature).ShouldBeFalse();
        checks.SignsBody(target.Replace("94", "95", StringComparison.Ordinal), body, signature).ShouldBeFalse();
        checks.SignsBody("/channels/twilio/events", body, signature).ShouldBeFalse();
        checks.SignsBody(target, body, "").ShouldBeFalse();
    }

    [Fact]
    public void A_signed_address_without_a_hash_vouches_for_no_body() =>
        new TwilioSignature(Url, Token).SignsBody("/x?a=1", [], FakeTwilioSignature.Of(Token, Url + "/x?a=1", [])).ShouldBeFalse();

    private static TwilioForm Form(string body) => TwilioForm.Parse(Encoding.UTF8.GetBytes(body))!;
}
