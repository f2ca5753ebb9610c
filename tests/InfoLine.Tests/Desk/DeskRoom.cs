using InfoLine.Desk;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>A service with two centres, and the people who work there at their browsers: Meera and Ravi in Jhansi, Stella in Niwari, Sunita who supervises Jhansi.</summary>
public sealed class DeskRoom : IAsyncDisposable
{
    private readonly List<IDisposable> _visitors = [];

    private DeskRoom(StaffRoom room) => Room = room;

    public StaffRoom Room { get; }

    public Line Line => Room.Line;

    public required Visitor Asha { get; init; }

    public Visitor Meera { get; private set; } = null!; // Set by OpenAsync.

    public Visitor Ravi { get; private set; } = null!; // Set by OpenAsync.

    public Visitor Stella { get; private set; } = null!; // Set by OpenAsync.

    public Visitor Sunita { get; private set; } = null!; // Set by OpenAsync.

    public string Jhansi { get; private set; } = "";

    public string Niwari { get; private set; } = "";

    public static async Task<DeskRoom> OpenAsync(Store store, LineOptions? options = null)
    {
        var staff = await StaffRoom.OpenAsync(store, options ?? SomeDesk.Options());
        var room = new DeskRoom(staff) { Asha = await staff.AdministratorAsync() };
        room.Jhansi = await room.AddCentreAsync("Jhansi centre", "झाँसी केंद्र", "jhansi");
        room.Niwari = await room.AddCentreAsync("Niwari centre", "निवाड़ी केंद्र", "niwari");
        room.Meera = await room.JoinAsync("meera", "staff", room.Jhansi);
        room.Ravi = await room.JoinAsync("ravi", "staff", room.Jhansi);
        room.Stella = await room.JoinAsync("stella", "staff", room.Niwari);
        room.Sunita = await room.JoinAsync("sunita", "supervisor", room.Jhansi);
        return room;
    }

    /// <summary>Somebody who joins a centre, or none.</summary>
    public async Task<Visitor> JoinAsync(string userName, string role, params string[] centres)
    {
        var visitor = await Room.JoinAsync(Asha, userName, role, [.. centres.Select(centre => ("centres", centre))]);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A ticket in Jhansi that somebody waits on.</summary>
    public Task<Ticket> OpenTicketAsync(Person? person = null) => Line.OpenTicketAsync(person ?? Person.Asha);

    /// <summary>Sends a form of the page of a ticket.</summary>
    public static Task<Seen> DoAsync(Visitor who, Ticket ticket, string deed, params (string, string)[] fields) => who.SendAsync(PathOf(ticket), $"{PathOf(ticket)}/{deed}", fields);

    public static string PathOf(Ticket ticket) => $"/desk/tickets/{ticket.Id}";

    /// <summary>What reached a phone, in order.</summary>
    public async Task<List<string>> HeardAsync(Person person)
    {
        await Line.SettleAsync();
        return [.. Line.Carrier.Heard(person).Select(message => message.PlainText)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            visitor.Dispose();
        Asha.Dispose();
        await Room.DisposeAsync();
    }

    private async Task<string> AddCentreAsync(string english, string hindi, string place)
    {
        var added = await Asha.SendAsync("/admin/centres/new", ("name_hi", hindi), ("name_en", english), ("language", "hi"), ("version", "0"), ("places", place));
        added.Location.ShouldBe("/admin/centres", added.Html);
        return (await Line.RowsAsync("select id from centres where name_en = $1", english)).Single();
    }
}
