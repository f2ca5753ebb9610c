using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class CaptionTests
{
    [Fact]
    public void Stop_under_a_picture_is_a_stop()
    {
        var phone = SomePhone.English();
        Send(phone, "STOP");
        phone.Session.StoppedAt.ShouldNotBeNull();
        Send(phone, "hello");
        phone.Screen().ShouldBeEmpty();
        Send(phone, "start");
        phone.Session.StoppedAt.ShouldBeNull();
    }

    [Fact]
    public void A_number_under_a_picture_answers_the_question()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        Send(phone, "1");
        phone.Screen().ShouldStartWith("What is your name?");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("🙏")]
    [InlineData("this is my shop")]
    public void A_caption_that_means_nothing_here_leaves_the_answer_for_pictures(string? caption)
    {
        var phone = SomePhone.English();
        phone.Say("register");
        Send(phone, caption);
        phone.Screen().ShouldBe("We cannot see pictures yet.");
        phone.Session.Misses.ShouldBe(0);
    }

    [Fact]
    public void A_caption_is_not_kept_as_an_answer_in_words()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        Send(phone, "my shop");
        phone.Screen().ShouldBe("We cannot see pictures yet.");
    }

    [Fact]
    public void A_secret_number_under_a_picture_is_told_like_any_other()
    {
        var phone = SomePhone.English();
        var masked = SensitiveNumbers.Mask("aadhaar 2341 2341 2346");
        phone.Take(new Input.Sent(Attachment.Picture, ChannelTraits.Sms, masked.Text, SecretHidden: !masked.Found.IsEmpty));
        phone.Screen().ShouldStartWith("We hid the number.");
    }

    private static void Send(Transcripts.SimulatedPhone phone, string? caption) =>
        phone.Take(new Input.Sent(Attachment.Picture, ChannelTraits.Sms, caption ?? ""));
}
