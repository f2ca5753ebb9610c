using System.Net;
using InfoLine.Staff;

namespace InfoLine.Tests.Staff;

public sealed class CallerTests
{
    [Theory]
    [InlineData("203.0.113.9", null, "203.0.113.9")]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")] // Anybody can write the header.
    [InlineData("127.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.1.2.3", "198.51.100.1", "198.51.100.1")]
    [InlineData("::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.9.9.9", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.9.9.8", "198.51.100.1", "10.9.9.8")]
    [InlineData("10.1.2.3", "192.0.2.77, 198.51.100.1", "198.51.100.1")] // What stands before it, the caller may have written.
    [InlineData("10.1.2.3", "not an address", "10.1.2.3")]
    public void Only_a_proxy_of_ours_is_believed_about_where_a_caller_is(string connectedFrom, string? noted, string believed)
    {
        CallerFrom(connectedFrom, noted).Address.ShouldBe(CallerFrom(believed, noted: null).Address);
    }

    private static Caller CallerFrom(string connectedFrom, string? noted)
    {
        var settings = StaffSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Staff:Proxies", "10.1.0.0/16, 10.9.9.9")]).Build());
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(settings).BuildServiceProvider() };
        context.Connection.RemoteIpAddress = IPAddress.Parse(connectedFrom);
        if (noted is not null)
            context.Request.Headers["X-Forwarded-For"] = noted;
        return Caller.Of(context, new StaffCookies(settings));
    }
}
