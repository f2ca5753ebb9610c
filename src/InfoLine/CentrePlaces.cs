using System.Collections.Immutable;
using InfoLine.Conversations;
using InfoLine.Dialogs.Places;
using InfoLine.Pages;
using InfoLine.Staff;

namespace InfoLine;

/// <summary>Tells the administration which districts and blocks the dialogs know, so that a centre serves places that people can live in.</summary>
public static class CentrePlaces
{
    /// <summary>Adds the <see cref="KnownDistricts"/> of the dialogs in force.</summary>
    public static void AddCentrePlaces(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<KnownDistricts>(services => () => services.GetRequiredService<FlowLibrary>() is { IsLoaded: true } library ? Of(library.Current.Places, [.. library.Current.Languages.Select(language => language.Code)]) : []);

    /// <summary>The districts with their blocks, in the order of the dialogs.</summary>
    /// <param name="places">All places.</param>
    /// <param name="languages">The codes of the languages that their names are in.</param>
    internal static ImmutableArray<District> Of(PlaceIndex places, ImmutableArray<string> languages) =>
    [
        .. from district in places.All
           where district.Kind == PlaceKind.District
           let blocks = places.Within(district.Id).Where(inside => inside.Kind == PlaceKind.Block).Select(block => new Block(block.Id, NameOf(block, languages)))
           select new District(district.Id, NameOf(district, languages), [.. blocks]),
    ];

    private static Phrase NameOf(KnownPlace place, ImmutableArray<string> languages) => new(NameIn(place, languages, PageLanguage.English), NameIn(place, languages, PageLanguage.Hindi));

    private static string NameIn(KnownPlace place, ImmutableArray<string> languages, string language) =>
        languages.IndexOf(language) is var at and >= 0 ? place.Names[at] : place.Names[0];
}
