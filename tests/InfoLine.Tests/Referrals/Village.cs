using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Providers;
using InfoLine.Referrals;
using InfoLine.Storage;
using InfoLine.Tests.Providers;
using InfoLine.Tests.Registration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Referrals;

/// <summary>The whole line with the shipped dialogs, a woman of Niwari, two offices in her own State that can be written to, and one across the border.</summary>
internal static class Village
{
    public static readonly Person Bank = new("Bank", "+919811111111");
    public static readonly Person Institute = new("Institute", "+919822222222");
    public static readonly Person AcrossTheBorder = new("Jhansi", "+919833333333");

    private static readonly (string File, string Text)[] Directory =
    [
        ("organization.csv", """
            id,name,description
            10000000-0000-4000-8000-000000000001,Bank,Lends
            10000000-0000-4000-8000-000000000002,Institute,Trains and lends
            10000000-0000-4000-8000-000000000003,Office of Jhansi,Uttar Pradesh only

            """),
        ("location.csv", "id,location_type,name,place\n"),
        ("service_at_location.csv", "id,service_id,location_id\n"),
        ("service.csv", """
            id,organization_id,name,name_hi,status,need,state,woman_available
            20000000-0000-4000-8000-000000000001,10000000-0000-4000-8000-000000000001,Bank Niwari,निवाड़ी बैंक,active,finance,mp,true
            20000000-0000-4000-8000-000000000002,10000000-0000-4000-8000-000000000002,Institute Niwari,निवाड़ी संस्थान,active,finance,mp,true
            20000000-0000-4000-8000-000000000003,10000000-0000-4000-8000-000000000003,Office Jhansi,झाँसी दफ़्तर,active,finance,up,true

            """),
        ("service_area.csv", """
            id,service_id,name,place
            30000000-0000-4000-8000-000000000001,20000000-0000-4000-8000-000000000001,Niwari,niwari
            30000000-0000-4000-8000-000000000002,20000000-0000-4000-8000-000000000002,Niwari,niwari
            30000000-0000-4000-8000-000000000003,20000000-0000-4000-8000-000000000003,Bundelkhand,bundelkhand

            """),
        ("phone.csv", """
            id,service_id,number,type
            40000000-0000-4000-8000-000000000001,20000000-0000-4000-8000-000000000001,98111 11111,mobile
            40000000-0000-4000-8000-000000000002,20000000-0000-4000-8000-000000000002,+91 98222 22222,sms
            40000000-0000-4000-8000-000000000003,20000000-0000-4000-8000-000000000003,+919833333333,sms

            """),
    ];

    /// <summary>Opens the line on Monday 23 November 2026, 11:00 in India.</summary>
    /// <param name="store">Which database.</param>
    /// <param name="traits">What the channel can show; a plain SMS by default.</param>
    /// <param name="settings">More settings, as on the command line.</param>
    public static async Task<Line> OpenAsync(Store store, ChannelTraits? traits = null, params string[] settings)
    {
        var line = await Line.OpenAsync(store, Options(traits) with { Settings = [.. settings] });
        await line.ImportAsync();
        return line;
    }

    /// <summary>The same line with a desk.</summary>
    /// <param name="store">Which database.</param>
    /// <param name="centres">The centres, which may open later.</param>
    /// <param name="traits">What the channel can show; a plain SMS by default.</param>
    /// <param name="adjust">What else is different.</param>
    public static async Task<Line> OpenWithDeskAsync(Store store, MovingCentres centres, ChannelTraits? traits = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var line = await Line.OpenAsync(store, Options(traits) with
        {
            Adjust = builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<ICentres>(centres));
                adjust?.Invoke(builder);
            },
        });
        await line.ImportAsync();
        return line;
    }

    /// <summary>Asha registers in Hindi and wants a loan: from "hello" to the offer.</summary>
    public static Task AshaSeeksAsync(this Line line) => line.WritesAsync(Person.Asha, [.. Villager.Registers, "1"]);

    /// <summary>She agrees that the first office is asked.</summary>
    /// <returns>The code that she was told.</returns>
    public static async Task<string> AshaIsSentAsync(this Line line)
    {
        await line.AshaSeeksAsync();
        await line.WritesAsync(Person.Asha, "1");
        await line.QuietAsync();
        return await line.CodeAsync();
    }

    /// <summary>The code of the one referral.</summary>
    public static async Task<string> CodeAsync(this Line line) => (await line.RowsAsync("select code from referrals")).Single();

    /// <summary>Writes, and waits until everybody has heard what there is to hear.</summary>
    public static async Task WritesAndAllHearAsync(this Line line, Person person, string text)
    {
        await line.WritesAsync(person, text);
        await line.QuietAsync();
    }

    /// <summary>Lets time pass, and waits until everybody has heard what there is to hear.</summary>
    public static async Task PassAsync(this Line line, TimeSpan time)
    {
        line.Clock.Advance(time);
        await line.QuietAsync();
    }

    /// <summary>Waits until no referral is due and no message is on its way.</summary>
    public static Task QuietAsync(this Line line) => line.UntilAsync(
        async () => !await line.Database.ReadAsync(connection => ReferralStore.IsAnyDueAsync(connection, line.Clock.GetUtcNow())) && await line.IsSettledAsync(),
        "referrals to be quiet");

    /// <summary>The last thing that somebody heard; empty when they have heard nothing.</summary>
    public static string Last(this Line line, Person person) => line.Carrier.Heard(person).LastOrDefault()?.PlainText ?? "";

    private static LineOptions Options(ChannelTraits? traits)
    {
        var clock = new FakeClock();
        clock.Advance(SomeReferral.Monday - clock.GetUtcNow());
        return new(new LoopChannel { Traits = traits ?? ChannelTraits.Sms }) { Echo = false, Clock = clock };
    }

    /// <summary>Brings the offices into the directory.</summary>
    public static async Task ImportAsync(this Line line)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("infoline-village-").FullName;
        try
        {
            foreach (var (file, text) in Directory)
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            var import = new ImportDirectory(folder, SomeDirectory.Places, _ => { });
            import.Check().Errors.ShouldBe(0);
            await import.WriteAsync(line.Database, new ImportMode(Replace: false, IsTrial: false), line.Clock.GetUtcNow());
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The centres of a line, which a test opens and closes.</summary>
public sealed class MovingCentres(params ImmutableArray<Centre> all) : ICentres
{
    public ImmutableArray<Centre> All { get; set; } = all;

    public Task<ImmutableArray<Centre>> AllAsync(Connection connection) => Task.FromResult(All);
}
