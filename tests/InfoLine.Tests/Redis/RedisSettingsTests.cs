using InfoLine.Redis;

namespace InfoLine.Tests.Redis;

public sealed class RedisSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_the_setting_there_is_no_redis(string? text)
    {
        var report = new StartReport();
        Read(text, report).ShouldBeNull();
        report.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("redis:6379,user=infoline,password=hidden-word,ssl=true")]
    [InlineData("sentinel-1:26379,sentinel-2:26379,serviceName=infoline")]
    public void What_stack_exchange_redis_takes_is_taken(string text)
    {
        var report = new StartReport();
        Read(text, report).ShouldNotBeNull().AbortOnConnectFail.ShouldBeFalse();
        report.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("redis:6379,pasword=hidden-word")]
    [InlineData("redis:6379,password=hidden-word,ssl=perhaps")]
    [InlineData("password=hidden-word")]
    [InlineData(",")]
    public void What_it_does_not_take_stops_the_start_without_the_password(string text)
    {
        var report = new StartReport();
        Read(text, report).ShouldBeNull();
        report.Problems.ShouldHaveSingleItem().ShouldStartWith("Redis:Configuration: ");
        report.Problems[0].ShouldNotContain("hidden-word");
    }

    [Fact]
    public void A_certificate_that_is_not_there_stops_the_start()
    {
        var report = new StartReport();
        Read("redis:6380,ssl=true", report, issuer: "no-such-file.pem").ShouldBeNull();
        report.Problems.ShouldHaveSingleItem().ShouldStartWith("Redis:IssuerCertificate: ");
    }

    private static StackExchange.Redis.ConfigurationOptions? Read(string? text, StartReport report, string? issuer = null) =>
        RedisSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Configuration", text), new("Redis:IssuerCertificate", issuer)]).Build(), report);
}
