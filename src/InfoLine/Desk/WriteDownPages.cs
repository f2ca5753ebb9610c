using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The page on which staff write down what a person tells them.</summary>
internal static class WriteDownPages
{
    private const string NewPerson = "new";

    public static void MapWriteDown(this RouteGroupBuilder desk)
    {
        desk.MapGet("/tickets/{id}/person", (Delegate)ShowAsync);
        desk.MapPost("/tickets/{id}/person", (Delegate)KeepAsync);
    }

    /// <summary>The address of the sheet of a person; of somebody new for null.</summary>
    public static string PathOf(string ticketId, string? personId) => $"{TicketPages.PathOf(ticketId)}/person?who={personId ?? NewPerson}";

    private static async Task<IResult> ShowAsync(string id, HttpContext context, TicketDesk desk, SheetReader reader)
    {
        var who = PageForm.Line(context.Request.Query["who"]);
        return await desk.FindAsync(DeskScope.Of(context.Staff()), id) is { } ticket && await reader.ReadAsync(context, ticket, who is "" or NewPerson ? null : who) is { } model
            ? Page.Show<WriteDownPage, WriteDownModel>(model)
            : Page.NotHere();
    }

    private static async Task<IResult> KeepAsync(string id, HttpContext context, TicketDesk desk, SheetReader reader, WriteDown write, DeskReader names)
    {
        var scope = DeskScope.Of(context.Staff());
        if (await desk.FindAsync(scope, id) is not { } ticket)
            return Page.NotHere();
        var form = PageForm.Of(context);
        var filled = FilledOf(form, scope.StaffId, context.Frame().Language);
        var (outcome, refused) = await write.RunAsync(scope, ticket.Id, filled);
        switch (outcome)
        {
            case SheetOutcome.Kept kept:
                return Page.GoTo($"{TicketPages.PathOf(ticket.Id)}?done={(kept.Fields.IsEmpty ? "nothing" : kept.ToldBy is null ? "kept" : "told")}");
            case null when refused is { Why: not DeskRefusal.NotFound }:
                var terms = await names.TermsAsync(context);
                return await ShowAgainAsync(context, reader, ticket, filled, [], new("", DeskWords.Of(refused.Why), terms.NameOf(refused.Holder)));
            case SheetOutcome.Refused wrong:
                return await ShowAgainAsync(context, reader, ticket, filled, wrong.Troubles, null);
            case SheetOutcome.Changed:
                return await ShowAgainAsync(context, reader, ticket, filled, [], new("", PersonTexts.Changed));
            default:
                return Page.NotHere();
        }
    }

    private static async Task<IResult> ShowAgainAsync(HttpContext context, SheetReader reader, Ticket ticket, FilledSheet filled, ImmutableArray<SheetTrouble> wrong, FormTrouble? trouble)
    {
        // Somebody new whom another window has kept already is shown as kept.
        if ((await reader.ReadAsync(context, ticket, filled.PersonId) ?? (filled.IsNew ? await reader.ReadAsync(context, ticket, null) : null)) is not { } model)
            return Page.NotHere();
        FormTrouble[] troubles = [.. wrong.Select(one => new FormTrouble(one.Question, PersonTexts.Of(one), one.Words)), .. trouble is null ? (FormTrouble[])[] : [trouble]];
        return Page.Show<WriteDownPage, WriteDownModel>(model.With(filled, wrong) with { Troubles = troubles }, StatusCodes.Status409Conflict);
    }

    private static FilledSheet FilledOf(PageForm form, string staffId, string language)
    {
        var answers = form.Names(SheetQuestionNames.Answer).Take(SheetQuestionNames.Most).ToImmutableDictionary(
            name => name[SheetQuestionNames.Answer.Length..],
            name => new SheetAnswer(form[name], form[SheetQuestionNames.Before + name[SheetQuestionNames.Answer.Length..]], PlaceOf(form, name[SheetQuestionNames.Answer.Length..])),
            StringComparer.Ordinal);
        _ = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return new(form["person"], form["new"] == "1", version, staffId, answers) { HasAgreed = form.Has(SheetTrouble.Consent), Language = language };
    }

    private static string? PlaceOf(PageForm form, string key) => form.Has(SheetQuestionNames.Place + key) ? form[SheetQuestionNames.Place + key] : null;
}

/// <summary>How the inputs of a sheet are called.</summary>
internal static class SheetQuestionNames
{
    /// <summary>Before the key of a question: the answer.</summary>
    public const string Answer = "q.";

    /// <summary>What stood there.</summary>
    public const string Before = "was.";

    /// <summary>Which place of several.</summary>
    public const string Place = "place.";

    /// <summary>More questions than any registration has.</summary>
    public const int Most = 200;
}

/// <summary>Reads what the page of a sheet shows, and notes in the audit log that somebody looked.</summary>
/// <param name="desk">Where tickets are.</param>
/// <param name="register">Knows the questions.</param>
/// <param name="audit">Where looks are noted.</param>
public sealed class SheetReader(TicketDesk desk, IRegister register, AuditTrail audit)
{
    /// <summary>The sheet; null where there is none.</summary>
    public Task<WriteDownModel?> ReadAsync(HttpContext context, Ticket ticket, string? personId) => desk.Database.WriteAsync(async connection =>
    {
        if (await register.ReadAsync(connection, ticket, personId, context.Frame().Language) is not { } sheet)
            return null;
        await audit.WriteAsync(connection, new(desk.Now.ToUnixTimeMilliseconds(), context.Staff().Id, "desk.person_seen", "ticket", ticket.Id) { CentreId = ticket.CentreId });
        return new WriteDownModel(ticket, sheet);
    });
}

/// <summary>A sheet as its page shows it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Sheet">The questions, with what is known now.</param>
public sealed record WriteDownModel(Ticket Ticket, PersonSheet Sheet)
{
    /// <summary>What stands in the inputs, by the key of the question; what is not here is what is known.</summary>
    public ImmutableDictionary<string, string> Written { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True when the box of consent is ticked.</summary>
    public bool HasAgreed { get; init; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];

    /// <summary>The sheet once more, with what was written: what nobody has touched is shown as it is now.</summary>
    internal WriteDownModel With(FilledSheet filled, ImmutableArray<SheetTrouble> wrong) => this with
    {
        // Somebody new keeps the id of the first showing, so that a second click is known as one.
        Sheet = Sheet with
        {
            PersonId = Sheet.IsNew && filled.PersonId.Length == Sheet.PersonId.Length ? filled.PersonId : Sheet.PersonId,
            Questions = [.. Sheet.Questions.Select(question => wrong.FirstOrDefault(one => one.Question == question.Key) is { Places: { IsEmpty: false } places } ? question with { Places = places } : question)],
        },
        Written = filled.Answers.Where(one => one.Value.Words != one.Value.Before).ToImmutableDictionary(one => one.Key, one => one.Value.Words, StringComparer.Ordinal),
        HasAgreed = filled.HasAgreed,
    };
}
