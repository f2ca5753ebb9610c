using InfoLine.Channels.BotFramework;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>Settings, good, half and bad.</summary>
public sealed class BotOptionsTests
{
    private const string App = "Bot:AppId=5f0f5c3e-7a50-4d3a-9a55-0c1a2b3c4d5e";
    private const string Password = "Bot:AppPassword=Qx7~zz";
    private const string Tenant = "Bot:TenantId=0b2b7c1f-3b1e-4c55-8f6f-6a7b8c9d0e1f";

    [Theory]
    [InlineData("Bot:AppId", App, Tenant, Password, "Bot:AppId=infoline")]
    [InlineData("Bot:AppPassword", App, Tenant)]
    [InlineData("Bot:TenantId", App, Password)]
    [InlineData("Bot:AppId", Password)]
    [InlineData("Bot:AppId", Tenant)]
    [InlineData("Bot:AppType", App, Password, Tenant, "Bot:AppType=ManagedIdentity")]
    [InlineData("Bot:AppType", App, Password, Tenant, "Bot:AppType=Single")]
    [InlineData("Bot:AllowedServiceUrls", App, Password, Tenant, "Bot:AllowedServiceUrls=*.botframework.com *")]
    [InlineData("Bot:OpenIdMetadata", App, Password, Tenant, "Bot:OpenIdMetadata=http://keys.example.org/")]
    [InlineData("Bot:LoginUrl", App, Password, Tenant, "Bot:LoginUrl=login")]
    public void A_bad_setting_stops_the_start_with_one_sentence_that_names_it(string key, params string[] settings)
    {
        var problem = Problems(settings).ShouldHaveSingleItem();
        problem.ShouldStartWith(key);
        problem.ShouldEndWith(".");
        problem.ShouldNotContain("Qx7");
    }

    [Fact]
    public void A_single_tenant_bot_logs_in_at_its_own_tenant()
    {
        Problems(App, Password, Tenant).ShouldBeEmpty();
        var options = Read(false, App, Password, Tenant, "Bot:AppType=singletenant");
        options.Mode.ShouldBe(BotMode.Guarded);
        options.LoginTenant.ShouldBe(options.TenantId);
    }

    [Fact]
    public void A_multi_tenant_bot_logs_in_at_the_bot_frameworks_tenant()
    {
        var options = Read(false, App, Password, "Bot:AppType=MultiTenant");
        options.LoginTenant.ShouldBe("botframework.com");
        options.TenantId.ShouldBeNull();
    }

    [Fact]
    public void Without_an_app_id_the_channel_is_off_except_in_development()
    {
        Read(false).Mode.ShouldBe(BotMode.Off);
        Read(true).Mode.ShouldBe(BotMode.LocalOnly);
        Read(true, App, Password, Tenant).Mode.ShouldBe(BotMode.Guarded);
    }

    private static List<string> Problems(params string[] settings)
    {
        var problems = new List<string>();
        BotOptions.Read(Configuration(settings), development: false, problems.Add);
        return problems;
    }

    private static BotOptions Read(bool development, params string[] settings) =>
        BotOptions.Read(Configuration(settings), development, problem => throw new InvalidOperationException(problem));

    private static IConfiguration Configuration(string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => (string?)pairs.Last()[1], StringComparer.Ordinal))
        .Build();
}
