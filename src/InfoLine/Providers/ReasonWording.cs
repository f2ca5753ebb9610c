using System.Diagnostics;
using InfoLine.Dialogs.Places;

namespace InfoLine.Providers;

/// <summary>Says a reason in a sentence for staff, in Hindi or English.</summary>
public static class ReasonWording
{
    /// <summary>The sentence.</summary>
    /// <param name="reason">Of a match.</param>
    /// <param name="language"><c>hi</c>; anything else is English.</param>
    /// <param name="places">Tell the names of areas. The first name of a place is English, the second Hindi.</param>
    public static string Say(Reason reason, string language, PlaceIndex places)
    {
        var isHindi = language == "hi";
        var place = places[reason.Detail] is { } known ? known.Names[isHindi && known.Names.Length > 1 ? 1 : 0] : reason.Detail ?? "?";
        return isHindi ? Hindi(reason, place) : English(reason, place);
    }

    private static string English(Reason reason, string place) => reason.Kind switch
    {
        ReasonKind.NamesTopic => $"It is for exactly this ({reason.Detail}).",
        ReasonKind.ServesArea => $"It serves {place}.",
        ReasonKind.HasWoman => "A woman can be asked for.",
        ReasonKind.SpeaksLanguage => "It speaks the language.",
        ReasonKind.HasRoom => $"It has room for {reason.Number} more.",
        ReasonKind.Load => $"It is helping {reason.Number} people now.",
        ReasonKind.Distance => $"It is about {reason.Number} km away.",
        ReasonKind.NotActive => "It is not offered now.",
        ReasonKind.Paused => "It is paused: it left people without an answer.",
        ReasonKind.HadAlready => "The person had it already.",
        ReasonKind.OtherNeed => "It helps with something else.",
        ReasonKind.OtherTopic => "It helps with other questions of this kind.",
        ReasonKind.OtherArea => reason.Detail is null ? "It serves no area." : $"It serves {place}, not where the person lives.",
        ReasonKind.AreaNotKnown => $"It serves {place}; ask whether the person lives there.",
        ReasonKind.OtherState => $"It is for people of {place}.",
        ReasonKind.TooYoung => $"It is for people of {reason.Number} years and more.",
        ReasonKind.TooOld => $"It is for people of {reason.Number} years at most.",
        ReasonKind.WomenOnly => "It is for women.",
        ReasonKind.OtherGroup => $"It is only for: {reason.Detail}.",
        ReasonKind.NoWoman => "The person asked for a woman; none is known to be there.",
        ReasonKind.OtherLanguage => $"It speaks other languages: {reason.Detail}.",
        ReasonKind.Full => "It has no room now.",
        _ => throw new UnreachableException(),
    };

    private static string Hindi(Reason reason, string place) => reason.Kind switch
    {
        ReasonKind.NamesTopic => $"ठीक इसी काम के लिए है ({reason.Detail})।",
        ReasonKind.ServesArea => $"{place} में काम करता है।",
        ReasonKind.HasWoman => "महिला कर्मी से बात हो सकती है।",
        ReasonKind.SpeaksLanguage => "यह भाषा बोलते हैं।",
        ReasonKind.HasRoom => $"{reason.Number} और लोगों की जगह है।",
        ReasonKind.Load => $"अभी {reason.Number} लोगों की मदद कर रहा है।",
        ReasonKind.Distance => $"लगभग {reason.Number} किमी दूर है।",
        ReasonKind.NotActive => "यह सेवा अभी नहीं दी जा रही।",
        ReasonKind.Paused => "रोका गया है: लोगों को जवाब नहीं मिला।",
        ReasonKind.HadAlready => "व्यक्ति को यहाँ पहले भेजा जा चुका है।",
        ReasonKind.OtherNeed => "यह किसी और काम में मदद करता है।",
        ReasonKind.OtherTopic => "यह इस तरह के दूसरे कामों के लिए है।",
        ReasonKind.OtherArea => reason.Detail is null ? "कोई क्षेत्र तय नहीं है।" : $"{place} में काम करता है, व्यक्ति के क्षेत्र में नहीं।",
        ReasonKind.AreaNotKnown => $"{place} में काम करता है; पूछें कि व्यक्ति वहीं रहता है या नहीं।",
        ReasonKind.OtherState => $"{place} के लोगों के लिए है।",
        ReasonKind.TooYoung => $"{reason.Number} साल या उससे ज़्यादा उम्र के लिए है।",
        ReasonKind.TooOld => $"ज़्यादा से ज़्यादा {reason.Number} साल की उम्र तक के लिए है।",
        ReasonKind.WomenOnly => "केवल महिलाओं के लिए है।",
        ReasonKind.OtherGroup => $"केवल इनके लिए है: {reason.Detail}।",
        ReasonKind.NoWoman => "महिला कर्मी माँगी गई है; यहाँ होने की जानकारी नहीं।",
        ReasonKind.OtherLanguage => $"दूसरी भाषाएँ बोलते हैं: {reason.Detail}।",
        ReasonKind.Full => "अभी जगह नहीं है।",
        _ => throw new UnreachableException(),
    };
}
