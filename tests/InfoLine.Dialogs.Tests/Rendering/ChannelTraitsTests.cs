using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Rendering;

public class ChannelTraitsTests
{
    [Fact]
    public void A_channel_is_found_by_its_name()
    {
        ChannelTraits.ByName("sms").ShouldBeSameAs(ChannelTraits.Sms);
        ChannelTraits.ByName("WhatsApp").ShouldBeSameAs(ChannelTraits.WhatsApp);
        ChannelTraits.ByName("bot").ShouldBeSameAs(ChannelTraits.Bot);
        ChannelTraits.ByName("pigeon").ShouldBeNull();
    }

    [Fact] // Requirements 3, 4 and 8
    public void The_limits_are_those_of_the_channels()
    {
        (ChannelTraits.Sms.SegmentBudget, ChannelTraits.Sms.HasSegments, ChannelTraits.Sms.PauseAfter)
            .ShouldBe((2, true, TimeSpan.FromMinutes(30)));
        (ChannelTraits.WhatsApp.MaxButtons, ChannelTraits.WhatsApp.MaxListRows, ChannelTraits.WhatsApp.HasSegments)
            .ShouldBe((3, 10, false));
        (ChannelTraits.WhatsApp.PauseAfter, ChannelTraits.WhatsApp.FreeformWindow)
            .ShouldBe((TimeSpan.FromHours(24), TimeSpan.FromHours(24)));
        (ChannelTraits.Bot.SuggestedActions, ChannelTraits.Bot.FreeformWindow).ShouldBe((true, null));
    }
}
