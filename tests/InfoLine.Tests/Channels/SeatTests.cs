using System.Reflection;
using InfoLine.Channels.BotFramework;
using InfoLine.Channels.Twilio;
using Stateless;

namespace InfoLine.Tests.Channels;

/// <summary>Who sits in the seats of the channels in this build: our own code, or adapters on the vendors' SDKs.</summary>
public sealed class SeatTests
{
    private static readonly bool UsesVendorPackages =
        typeof(SeatTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "UseVendorPackages").Value == "true";

    [Fact]
    public void The_build_says_who_speaks_to_Twilio()
    {
        var settings = Settings("--PublicUrl=https://line.example.org", "--Twilio:AccountSid=AC1", "--Twilio:AuthToken=t", "--Twilio:SmsFrom=+15550001111");
        var options = TwilioOptions.Read(settings, new StartReport()).ShouldNotBeNull();
        using var client = new TwilioClient(options, TimeProvider.System);

        Names(TwilioSeats.Messages(options, client), TwilioSeats.Signature(options.PublicUrl, options.AuthToken))
            .ShouldBe(UsesVendorPackages ? ["SdkMessages", "SdkSignature"] : ["TwilioClient", "TwilioSignature"]);
    }

    [Fact]
    public void The_build_says_who_speaks_to_the_Bot_Framework()
    {
        var options = BotOptions.Read(Settings(), development: true, problem => throw new InvalidOperationException(problem));
        using var connector = BotSeats.Connector(options, TimeSpan.FromSeconds(1));

        Names(BotSeats.Door(options, TimeProvider.System), connector)
            .ShouldBe(UsesVendorPackages ? ["SdkDoor", "SdkConnector"] : ["BotDoor", "BotConnector"]);
    }

    [Fact]
    public void The_vendors_libraries_are_there_only_where_they_are_used()
    {
        typeof(Program).Assembly.GetReferencedAssemblies().Any(one => one.Name == "InfoLine.VendorSdks").ShouldBe(UsesVendorPackages);
        typeof(StateMachine<,>).Assembly.GetName().Name.ShouldBe(UsesVendorPackages ? "Stateless" : "InfoLine.Polyfills.Stateless");
        foreach (var library in new[] { "Twilio", "Microsoft.Bot.Builder", "InfoLine.VendorSdks" })
            File.Exists(Path.Combine(AppContext.BaseDirectory, library + ".dll")).ShouldBe(UsesVendorPackages, library);
    }

    private static IConfigurationRoot Settings(params string[] settings) => new ConfigurationBuilder().AddCommandLine(settings).Build();

    private static string[] Names(params object[] seated) => [.. seated.Select(one => one.GetType().Name)];
}
