using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Desk;

/// <summary>The desk.</summary>
public static class DeskSetup
{
    /// <summary>Adds the tickets and what staff do to them. Without <see cref="ICentres"/> of somebody else there is no centre, and nobody is handed over.</summary>
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<ICentres, NoCentres>();
        services.AddSingleton<TicketRules>();
        services.AddSingleton<TicketLifecycle>();
        services.AddSingleton<Windows>();
        services.AddSingleton<Handoffs>();
        services.AddSingleton<Apologies>();
        services.AddSingleton<TicketBook>();
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton<OpenTicket>();
        services.AddSingleton<TicketStanding>();
        services.AddSingleton<DeskTurns>();
        services.AddSingleton<ListTickets>();
        services.AddSingleton<SearchTickets>();
        services.AddSingleton<ReadConversation>();
        services.AddSingleton<ClaimTicket>();
        services.AddSingleton<ReleaseTicket>();
        services.AddSingleton<TicketVoice>();
        services.AddSingleton<ReplyToPerson>();
        services.AddSingleton<AskToWrite>();
        services.AddSingleton<WriteDown>();
        services.AddSingleton<SendOn>();
        services.AddSingleton<AddNote>();
        services.AddSingleton<ShowMedia>();
        services.AddSingleton<SnoozeTicket>();
        services.AddSingleton<TransferTicket>();
        services.AddSingleton<GiveBackTicket>();
        services.AddSingleton<CloseTicket>();
        services.AddSingleton<ReopenTicket>();
        services.AddSingleton<CloseOffice>();
        services.AddSingleton(CannedReplies.Shipped());
        services.AddSingleton(DeskSettings.Read(builder));
        services.AddSingleton<DeskReader>();
        services.AddSingleton<TicketReader>();
        services.AddSingleton<TicketForms>();
        services.AddSingleton<SheetReader>();
        services.AddSingleton<OfficeReader>();
        services.AddSingleton<DeskFeed>();
        services.AddHostedService(all => all.GetRequiredService<DeskFeed>());
        services.AddSingleton<ReadLoad>();
        services.AddSingleton<Viewers>();
        services.AddSingleton<DeskWorker>();
        services.AddHostedService(all => all.GetRequiredService<DeskWorker>());
    }
}
