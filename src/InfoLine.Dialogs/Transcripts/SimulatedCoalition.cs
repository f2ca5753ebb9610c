using System.Collections.Immutable;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>Who could help somebody on a simulated phone: two offices that answer, one to go to, or nobody. A value, like the rest of its memory.</summary>
/// <param name="Kind">What there is.</param>
/// <param name="Open">The referral that is not over, or null.</param>
public sealed record SimulatedCoalition(SimulatedHelp Kind, SimulatedReferral? Open = null)
{
    private const string Code = "4K7HM";

    private static readonly ImmutableArray<(string Id, string English, string Hindi)> Offices =
        [("office", "District Industries Centre", "ज़िला उद्योग केंद्र"), ("institute", "Training institute", "प्रशिक्षण संस्थान")];

    /// <summary>How long an office takes to say yes.</summary>
    private static readonly TimeSpan Answers = TimeSpan.FromDays(1);

    /// <summary>The coalition after an effect of a turn.</summary>
    public SimulatedCoalition After(Effect effect, DateTimeOffset now) => effect switch
    {
        Effect.OpenReferral opened => this with { Open = new(opened.Person, opened.Need, opened.Service, now) },
        Effect.WithdrawReferral => this with { Open = null },
        Effect.EraseRegistration { Person: { } erased } when Open?.Person == erased => this with { Open = null },
        _ => this,
    };

    internal Answer Find(Question.FindProvider asked, DateTimeOffset now)
    {
        var hindi = asked.Language == "hi";
        if (Open is { } open && open.Person == asked.Person && open.Need == asked.Need)
        {
            return open.Service is null
                ? new Answer.Referred(Code, "looking", "", "")
                : new Answer.Referred(Code, now - open.At >= Answers ? "helping" : "asked", NameOf(open.Service, hindi), By(hindi));
        }

        var office = Offices.FirstOrDefault(one => !asked.Passed.Contains(one.Id, StringComparer.Ordinal));
        return Kind == SimulatedHelp.None || office.Id is null
            ? new Answer.No()
            : new Answer.Offered(office.Id, NameOf(office.Id, hindi), Kind == SimulatedHelp.Visit ? null : Code);
    }

    internal static Answer Promise(string? language) => new Answer.Promised(By(language == "hi"));

    private static string By(bool hindi) => hindi ? "मंगलवार शाम 5 बजे तक" : "by Tuesday 5 pm";

    private static string NameOf(string id, bool hindi)
    {
        var office = Offices.First(one => one.Id == id);
        return hindi ? office.Hindi : office.English;
    }
}

/// <summary>A referral on a simulated phone.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Need">With what.</param>
/// <param name="Service">Who was asked; null where somebody looks by hand.</param>
/// <param name="At">Since when.</param>
public sealed record SimulatedReferral(string Person, string Need, string? Service, DateTimeOffset At);

/// <summary>What kind of help there is: the key <c>help</c> of a conversation test.</summary>
public enum SimulatedHelp
{
    /// <summary>Offices that can be asked.</summary>
    Ask,

    /// <summary>Offices that only the person can go to.</summary>
    Visit,

    /// <summary>None at all.</summary>
    None,
}
