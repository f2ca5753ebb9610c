using System.Collections.Immutable;
using InfoLine.Staff;
using InfoLine.Storage;

namespace InfoLine.Tests.Staff;

/// <summary>The real service with its pages, on a database of its own, and people who come to them with browsers of their own.</summary>
public sealed class StaffRoom : IAsyncDisposable
{
    /// <summary>The password of everybody in these tests.</summary>
    public const string Password = "neem tree by the well";

    /// <summary>The places that the dialogs of these tests know.</summary>
    public static readonly ImmutableArray<District> Districts =
    [
        new("jhansi", new("Jhansi", "झाँसी"), [new("jhansi.babina", new("Babina", "बबीना")), new("jhansi.badagaon", new("Badagaon", "बड़ागाँव")), new("jhansi.chirgaon", new("Chirgaon", "चिरगाँव"))]),
        new("niwari", new("Niwari", "निवाड़ी"), [new("niwari.niwari", new("Niwari", "निवाड़ी")), new("niwari.prithvipur", new("Prithvipur", "पृथ्वीपुर"))]),
    ];

    private readonly Line _line;

    private StaffRoom(Line line) => _line = line;

    /// <summary>The service that the pages belong to.</summary>
    public Line Line => _line;

    public FakeClock Clock => _line.Clock;

    public Database Database => _line.Database;

    public IServiceProvider Services => _line.Services;

    public Uri Address => _line.Address;

    /// <summary>The link that the start printed.</summary>
    public string FirstLink => Services.GetRequiredService<StartReport>().Links.ShouldHaveSingleItem().Path;

    public static async Task<StaffRoom> OpenAsync(Store store, params string[] settings) => new(await Line.OpenAsync(store, Options(settings)));

    /// <summary>Opens the service with what a test wants to be different.</summary>
    public static async Task<StaffRoom> OpenAsync(Store store, LineOptions options) => new(await Line.OpenAsync(store, options with { Adjust = Options([]).Adjust }));

    /// <summary>Opens the service on a database that the test keeps.</summary>
    public static async Task<StaffRoom> OpenAsync(TestDatabase database) => new(await Line.OpenAsync(database, Options([])));

    /// <summary>The same with what a test wants to be different.</summary>
    public static async Task<StaffRoom> OpenAsync(TestDatabase database, LineOptions options) => new(await Line.OpenAsync(database, options with
    {
        Adjust = builder =>
        {
            Options([]).Adjust!(builder); // It has one.
            options.Adjust?.Invoke(builder);
        },
    }));

    /// <summary>Somebody with a browser that knows nothing yet.</summary>
    public Visitor Visit() => new(this);

    /// <summary>The first administrator, signed in, with the second step set up.</summary>
    public async Task<Visitor> AdministratorAsync(string userName = "asha")
    {
        var visitor = Visit();
        await visitor.SendAsync(FirstLink, ("display_name", "Asha"), ("user_name", userName), ("password", Password), ("again", Password));
        await visitor.SetUpAsync();
        return visitor;
    }

    /// <summary>Invites somebody and opens the invitation for them. With a role that needs it, the second step is set up too.</summary>
    public async Task<Visitor> JoinAsync(Visitor administrator, string userName, string role, params (string, string)[] more)
    {
        var link = await InviteAsync(administrator, userName, role, more);
        var visitor = Visit();
        await visitor.SendAsync(link, ("password", Password), ("again", Password));
        if (role is "administrator" or "supervisor")
            await visitor.SetUpAsync();
        return visitor;
    }

    /// <summary>Invites somebody.</summary>
    /// <returns>The path of the link to pass on.</returns>
    public static async Task<string> InviteAsync(Visitor administrator, string userName, string role, params (string, string)[] more)
    {
        var answer = await administrator.SendAsync(
            "/admin/people/new", [("user_name", userName), ("display_name", $"Name of {userName}"), ("roles", role), ("scope", "some"), ("language", "en"), .. more]);
        answer.Status.ShouldBe(200, answer.Html);
        return answer.LinkIn("/staff/link/");
    }

    /// <summary>The id of somebody.</summary>
    public async Task<string> IdOfAsync(string userName) => (await Database.ReadAsync(connection => connection.QueryAsync(
        row => row.GetString(0), "select id from staff where user_name = $1", userName))).Single();

    /// <summary>The deeds in the audit log, the oldest first.</summary>
    public Task<List<string>> DeedsAsync() => Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select what from audit order by id"));

    private static LineOptions Options(string[] settings) => new()
    {
        Settings = [.. settings],
        Adjust = builder => builder.Services.AddSingleton<KnownDistricts>(() => Districts),
    };

    public ValueTask DisposeAsync() => _line.DisposeAsync();
}

/// <summary>The digits that somebody's phone shows.</summary>
public sealed class Phone(string secret, FakeClock clock)
{
    public string Secret => secret;

    /// <summary>The next code; the clock moves on, because a code counts only once.</summary>
    public string Next()
    {
        clock.Advance(TimeSpan.FromSeconds(31));
        return Authenticator.CodeAt(secret, clock.GetUtcNow());
    }
}
