using System.Text.Json;
using InfoLine.Channels.Twilio;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioErrorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(21211, 400)]
    [InlineData(21214, 400)]
    [InlineData(21408, 403)]
    [InlineData(21606, 400)]
    [InlineData(21612, 400)]
    [InlineData(21614, 400)]
    [InlineData(21617, 400)]
    [InlineData(30004, 400)]
    [InlineData(30005, 400)]
    [InlineData(30006, 400)]
    [InlineData(30007, 400)]
    [InlineData(30034, 400)]
    [InlineData(30036, 400)]
    [InlineData(63001, 400)]
    [InlineData(63003, 400)]
    [InlineData(63005, 400)]
    [InlineData(63007, 400)]
    [InlineData(63008, 400)]
    [InlineData(63013, 400)]
    [InlineData(63015, 400)]
    [InlineData(63016, 400)]
    [InlineData(63019, 400)]
    [InlineData(63021, 400)]
    [InlineData(63024, 400)]
    [InlineData(63026, 400)]
    [InlineData(63028, 400)]
    [InlineData(63030, 400)]
    [InlineData(63034, 400)]
    [InlineData(63040, 400)]
    [InlineData(63041, 400)]
    public void A_lasting_refusal_fails_with_its_code_and_a_sentence_for_staff(int code, int status)
    {
        var failed = Outcome(status, code).ShouldBeOfType<SendOutcome.Failed>();

        failed.Code.ShouldBe($"{code}");
        failed.Sentence.ShouldBe(TwilioErrors.Sentence(code));
        failed.Sentence.ShouldEndWith(".");
    }

    [Theory]
    [InlineData(429, 20429, 5)]
    [InlineData(429, 0, 5)]
    [InlineData(400, 14107, 60)]
    [InlineData(400, 21611, 60)]
    [InlineData(400, 30001, 60)]
    [InlineData(400, 63017, 60)]
    [InlineData(429, 63018, 5)]
    [InlineData(401, 20003, 600)]
    [InlineData(401, 0, 600)]
    [InlineData(403, 20005, 600)]
    [InlineData(403, 30002, 600)]
    [InlineData(302, 0, 600)]
    [InlineData(400, 30003, 4 * 3600)]
    [InlineData(400, 30008, 1800)]
    [InlineData(400, 63032, 24 * 3600)]
    [InlineData(400, 63049, 24 * 3600)]
    public void A_passing_refusal_is_tried_again_later(int status, int code, int seconds) =>
        Outcome(status, code).ShouldBeOfType<SendOutcome.RetryAt>().When.ShouldBe(Now.AddSeconds(seconds));

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(86_400, 3600)]
    public void Retry_After_is_honoured_within_reason(int asked, int seconds) =>
        Outcome(429, 20429, TimeSpan.FromSeconds(asked)).ShouldBeOfType<SendOutcome.RetryAt>().When.ShouldBe(Now.AddSeconds(seconds));

    [Theory]
    [InlineData(500, 20500)]
    [InlineData(503, 20503)]
    [InlineData(400, 20500)]
    [InlineData(500, 0)]
    [InlineData(502, 0)]
    [InlineData(504, 0)]
    [InlineData(408, 0)]
    [InlineData(201, 0)]
    public void Where_Twilio_may_have_the_message_the_outcome_is_unknown(int status, int code) =>
        Outcome(status, code).ShouldBeOfType<SendOutcome.Unknown>();

    [Fact]
    public void A_stopped_person_is_opted_out() => Outcome(400, 21610).ShouldBe(new SendOutcome.OptedOut("21610"));

    [Fact]
    public void An_HTML_page_with_a_refusal_fails_by_its_status() => Outcome(404, 0).ShouldBeOfType<SendOutcome.Failed>().Code.ShouldBe("http-404");

    [Fact]
    public void No_connection_means_not_sent() =>
        TwilioErrors.Outcome(new TwilioAnswer.NotSent("x"), Now).ShouldBe(new SendOutcome.RetryAt(Now.AddSeconds(10), "x"));

    [Fact]
    public void No_answer_means_unknown() => TwilioErrors.Outcome(new TwilioAnswer.Lost("x"), Now).ShouldBe(new SendOutcome.Unknown("x"));

    [Theory]
    [InlineData("The 'To' number +919812345678 is wrong", "The … number … is wrong")]
    [InlineData("whatsapp:+919812345678 and whatsapp:IN.45zz", "… and …")]
    [InlineData("User IN.4566 blocked 98123 45678", "User … blocked …")]
    [InlineData("Body was 'Asha from Indore' for +1 (555) 000-1111.", "Body was … for ….")]
    [InlineData("Account AC0123456789abcdef0123456789abcdef", "Account …")]
    [InlineData("Page size 100 and code 21999", "Page size 100 and code 21999")]
    public void Reasons_that_we_do_not_know_are_kept_without_numbers_and_words(string message, string redacted)
    {
        var sentence = Outcome(400, 29999, message: message).ShouldBeOfType<SendOutcome.Failed>().Sentence;

        sentence.ShouldBe("Twilio refused the message: " + redacted);
    }

    [Theory]
    [InlineData("63027", true)]
    [InlineData("63030", true)]
    [InlineData("63031", false)]
    [InlineData("63016", false)]
    [InlineData("21656", true)]
    [InlineData("21211", false)]
    public void Refused_content_is_told_from_a_refused_person(string code, bool isAboutContent) =>
        TwilioErrors.IsAboutContent(code).ShouldBe(isAboutContent);

    private static SendOutcome Outcome(int status, int code, TimeSpan? retryAfter = null, string message = "no") =>
        TwilioErrors.Outcome(new TwilioAnswer.Answered(status, code == 0 ? null : JsonSerializer.SerializeToElement(new { code, message, status }), retryAfter), Now);
}
