using System.Collections.Immutable;
using InfoLine.Conversations;
using InfoLine.Desk;
using InfoLine.Dialogs.Places;
using InfoLine.Messaging.Media;
using InfoLine.Staff;
using InfoLine.Storage;
using InfoLine.WorkingTime;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine;

/// <summary>Connects the desk with what other parts know: centres and names of staff, the places of the dialogs, and news of what was fetched.</summary>
public static class DeskLinks
{
    /// <summary>Adds the connections. Before the desk has a centre in them, nobody is handed over.</summary>
    public static void AddDeskLinks(this WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ICentres, CentresOfStaff>());
        builder.Services.Replace(ServiceDescriptor.Singleton<MediaChanged>(services => services.GetRequiredService<ShowMedia>().RunAsync));
        builder.Services.AddSingleton<StaffNames>(StaffRows.NamesAsync);
        builder.Services.AddSingleton<DeskPlaces>(services => language => services.GetRequiredService<FlowLibrary>() is { IsLoaded: true } library
            ? [.. library.Current.Places.All.Select(place => new DeskPlace(place.Id, place.Names[library.Current.IndexOf(language)], place.Kind == PlaceKind.District))]
            : []);
    }

    private sealed class CentresOfStaff(WorkingCalendar calendar) : ICentres
    {
        public async Task<ImmutableArray<Desk.Centre>> AllAsync(Connection connection) =>
            [.. (await Centres.ReadAsync(connection)).Where(centre => centre.ClosedAt is null).Select(OfDesk)];

        private Desk.Centre OfDesk(Staff.Centre centre) => new(centre.Id, centre.Name.En, centre.Name.Hi, HoursOf(centre.Hours))
        {
            Places = centre.Places,
            Languages = [centre.Language],
            HasWoman = centre.HasWoman,
        };

        private WorkingCalendar HoursOf(CentreHours? hours) => hours is null
            ? calendar
            : calendar.OpenOn([.. Enum.GetValues<DayOfWeek>().Select(day => hours.Days.Contains(day) ? new OpenHours(hours.From, hours.Until) : (OpenHours?)null)]);
    }
}
