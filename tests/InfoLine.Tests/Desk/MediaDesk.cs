using InfoLine.Desk;
using InfoLine.Tests.Messaging;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>The desk of two centres, and a WhatsApp by which people send voice notes and pictures.</summary>
public sealed class MediaDesk : IAsyncDisposable
{
    private MediaDesk(MediaLine media, DeskRoom room) => (Media, Room) = (media, room);

    public MediaLine Media { get; }

    public DeskRoom Room { get; }

    /// <summary>Opens it, with the echo or with the real dialogs.</summary>
    public static async Task<MediaDesk> OpenAsync(Store store, bool echo = true)
    {
        var media = await MediaLine.StartAsync();
        var room = await DeskRoom.OpenAsync(store, media.Options with { Echo = echo });
        media.Use(room.Line);
        return new(media, room);
    }

    /// <summary>Asha writes, has a ticket, and sends these by one message, all of which is dealt with.</summary>
    public async Task<Ticket> OpenAsync(params (string Type, byte[] Body)[] sent)
    {
        var ticket = await Room.OpenTicketAsync();
        if (sent.Length == 0)
            return ticket;
        await Media.SendAsync(Person.Asha, [.. sent.Select((one, number) => (Media.Keep($"sent{number}", one.Body), one.Type))]);
        await Room.Line.SettleAsync();
        await Media.SettleAsync();
        return ticket;
    }

    /// <summary>The address of what Asha sent.</summary>
    public async Task<string> PathAsync(Ticket ticket, int number = 0) => $"{DeskRoom.PathOf(ticket)}/media/{(await Room.Line.RowsAsync("select id from media order by id"))[number]}";

    public async ValueTask DisposeAsync()
    {
        await Room.DisposeAsync();
        await Media.DisposeAsync();
    }
}
