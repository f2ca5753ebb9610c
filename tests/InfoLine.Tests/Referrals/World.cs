using System.Collections.Immutable;
using System.Text.Json;
using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Storage;
using InfoLine.Tests.WorkingTime;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Tests.Referrals;

/// <summary>Referrals on a real database, with people and a coalition of two providers held in memory until the slices that keep them are there.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDatabase _tables;

    private World(TestDatabase tables, Database database)
    {
        _tables = tables;
        Database = database;
        Ids = new(Clock);
        Clock.Advance(SomeReferral.Monday - Clock.GetUtcNow());
        Book = new(SomeReferral.Life, People, Coalition, Desk, links: null, Ids);
        Providers = new(Book, People, Coalition, new LinkKeys(Key), Ids);
        Persons = new(Book);
    }

    public static byte[] Key { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public Database Database { get; private set; }

    public FakeClock Clock { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Ids Ids { get; }

    public SomePeople People { get; } = new();

    public SomeCoalition Coalition { get; } = new();

    public SomeCaseDesk Desk { get; } = new();

    public ReferralBook Book { get; }

    public ProviderDesk Providers { get; }

    public PersonDesk Persons { get; }

    public static async Task<World> OpenAsync(Store store)
    {
        var tables = await TestDatabase.NewAsync(store);
        return new(tables, await tables.OpenAsync());
    }

    /// <summary>A person with a phone. Without it nobody can be asked.</summary>
    public Task<int> JoinAsync(string personId) => Database.WriteAsync(connection =>
        connection.ExecuteAsync("insert into contacts (id, phone, created_at) values ($1, $2, 0)", $"contact-{personId}", $"+91-{personId}"));

    public async Task<Referral> OpenReferralAsync(string personId = "asha")
    {
        await JoinAsync(personId);
        return await Database.WriteAsync(connection => Book.OpenAsync(connection, RequestOf(personId), Now));
    }

    public static ReferralRequest RequestOf(string personId) => new(personId, "finance", SomeReferral.Consent, SomeReferral.Asha);

    public Task<ReferralDecision> ApplyAsync(Referral referral, ReferralInput input) => Database.WriteAsync(connection => Book.ApplyAsync(connection, referral, input, Now));

    /// <summary>A provider's contact writes.</summary>
    public Task<ProviderAnswer> HearAsync(string contactId, string text) =>
        Database.WriteAsync(connection => Providers.HearAsync(connection, contactId, "loop", ProviderReply.Read(text)!, Now));

    public Task<ProviderAnswer> PressAsync(string link, ProviderVerb verb = ProviderVerb.Accept) =>
        Database.WriteAsync(connection => Providers.PressAsync(connection, link, verb, DeclineReason.Other, Now));

    public Task<ReferralDecision> HearPersonAsync(string personId, string text) =>
        Database.WriteAsync(connection => Persons.HearAsync(connection, [personId], text, "loop", Now));

    public ReferralWorker Worker() => new(Database, Book, Desk, new LocalWakeup(), Clock, NullLogger<ReferralWorker>.Instance);

    public Task<int> DealAsync() => Worker().DealWithDueAsync(CancellationToken.None);

    public async Task<int> DealAtAsync(string local)
    {
        Clock.Advance(SomeCalendar.At(local) - Now);
        return await DealAsync();
    }

    public async Task<Referral> FindAsync(string id) => (await Database.ReadAsync(connection => ReferralStore.FindAsync(connection, id)))!;

    public Task<List<ReferralEvent>> HistoryAsync(string id) => Database.ReadAsync(connection => ReferralStore.HistoryAsync(connection, id));

    public Task<List<ReferralCase>> CasesAsync() => Database.ReadAsync(connection => ReferralCases.OpenOnesAsync(connection, 100));

    /// <summary>What is to be sent to a contact, in order.</summary>
    public Task<List<string>> SaidToAsync(string contactId) => Database.ReadAsync(connection => connection.QueryAsync(
        row => JsonDocument.Parse(row.GetString(0)).RootElement.GetProperty("text").GetString()!,
        "select payload from outbox where contact_id = $1 order by created_at, id", contactId));

    public Task<IReadOnlySet<string>> PausedAsync() => Database.ReadAsync(ProviderSilences.PausedAsync);

    public Task<IReadOnlyDictionary<string, int>> LoadsAsync() => Database.ReadAsync(ServiceLoads.ReadAsync);

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = await _tables.OpenAsync();
    }

    /// <summary>Everybody leaves; what they did stays, for a service to be opened on.</summary>
    public async Task<TestDatabase> LeaveAsync()
    {
        await Database.DisposeAsync();
        return _tables;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _tables.DisposeAsync();
    }
}

/// <summary>Everybody is registered, reads Hindi or English, and can be reached.</summary>
public sealed class SomePeople : IPeople
{
    private int _found;

    /// <summary>At which look-up from now on the lights go out, and stay out; 0 for never.</summary>
    public int DiesAt
    {
        get;
        set => (field, _found) = (value, 0);
    }

    public HashSet<string> Erased { get; } = [];

    public Task<PersonReach?> FindAsync(Connection connection, string personId)
    {
        if (Interlocked.Increment(ref _found) >= DiesAt && DiesAt > 0)
            throw new InvalidOperationException("The lights go out.");
        return Task.FromResult(Erased.Contains(personId) ? null : new PersonReach(new($"contact-{personId}", "loop", $"+91-{personId}"), "en", "Niwari", "निवाड़ी"));
    }

    public Task<string> ShareAsync(Connection connection, string personId, ImmutableArray<string> fields, string language) =>
        Task.FromResult($"{personId}: {string.Join(' ', fields)}");
}

/// <summary>A bank and a centre, asked in this order.</summary>
public sealed class SomeCoalition : ICoalition
{
    private static readonly ReferralProvider[] All = [SomeReferral.TheBank, SomeReferral.TheCentre];

    /// <summary>True when neither takes anybody.</summary>
    public bool IsFull { get; set; }

    public async Task<ReferralProvider?> NextAsync(Connection connection, Referral referral)
    {
        var paused = await ProviderSilences.PausedAsync(connection);
        return All.FirstOrDefault(one => !IsFull && !referral.HasAsked(one.ServiceId) && !paused.Contains(one.ProviderId));
    }

    public Task<ProviderAbout?> DescribeAsync(Connection connection, ReferralProvider provider) =>
        Task.FromResult<ProviderAbout?>(new("en", $"The {provider.ProviderId}", $"{provider.ProviderId} जी"));

    public Task<Recipient?> ReachAsync(Connection connection, ReferralProvider provider) =>
        Task.FromResult<Recipient?>(new($"contact-{provider.ProviderId}", "loop", $"+91-{provider.ProviderId}"));

    public bool IsSms(Recipient to) => true;

    public Task<ImmutableArray<string>> OfContactAsync(Connection connection, string contactId) =>
        Task.FromResult<ImmutableArray<string>>(contactId is "contact-bank" or "contact-centre" ? [contactId["contact-".Length..]] : []);
}

/// <summary>A centre that takes every case while it is open.</summary>
public sealed class SomeCaseDesk : ICaseDesk
{
    /// <summary>False when nobody serves the people of this place.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>What was shown there.</summary>
    public List<CaseRequest> Shown { get; } = [];

    public Task LockAsync(Connection connection) => Task.CompletedTask;

    public Task<bool> ServesAsync(Connection connection, string personId) => Task.FromResult(IsOpen);

    public Task<CaseTicket?> OpenAsync(Connection connection, CaseRequest request, DateTimeOffset now)
    {
        if (!IsOpen)
            return Task.FromResult<CaseTicket?>(null);
        Shown.Add(request);
        return Task.FromResult<CaseTicket?>(new($"ticket-of-{request.Referral.PersonId}", "K7H4M", request.IsPromised ? now.AddHours(6) : null));
    }

    public void Wake()
    {
        // Nobody looks on.
    }
}
