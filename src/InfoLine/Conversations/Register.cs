using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Keeps what staff write down for people, as the dialogs in force ask and check it.</summary>
/// <param name="library">The dialogs.</param>
/// <param name="zone">Whose clock the dialogs go by.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Names what is new.</param>
public sealed class Register(FlowLibrary library, TimeZoneInfo zone, TimeProvider clock, Ids ids) : IRegister
{
    private const string ConsentField = "consent";
    private const string AtTheDesk = "desk";
    private const string UsualLanguage = "hi";
    private const int IdLetters = 32;

    /// <inheritdoc/>
    public async Task<PersonSheet?> ReadAsync(Connection connection, Ticket ticket, string? personId, string language)
    {
        if (FormOf() is not { } form)
            return null;
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var sheet = new SheetForm(form, now);
        if (personId is not null)
        {
            return await PersonOfAsync(connection, ticket, personId) is { } person
                ? new(person.Id, IsNew: false, person.UpdatedAt, sheet.Questions(SlotsOf(person.Fields), person.Unsure.Split(' '), language))
                : null;
        }

        var (known, agreedAt) = await BegunAsync(connection, ticket);
        var theirs = ticket.Language ?? UsualLanguage;
        return new(ids.Next(), IsNew: true, Version: 0, sheet.Questions(known, form.UnsureOf(known), language))
        {
            AgreedAt = agreedAt,
            Notice = agreedAt is null && form.Consent is { } consent ? NoticeOf(form, consent, theirs, now) : null,
            NoticeLanguage = theirs,
        };
    }

    /// <inheritdoc/>
    public async Task<SheetOutcome> WriteAsync(Connection connection, Ticket ticket, FilledSheet filled, DateTimeOffset now)
    {
        if (FormOf() is not { } form || (filled.IsNew && !IsId(filled.PersonId)))
            return new SheetOutcome.Changed();
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var kept = await PersonOfAsync(connection, ticket, filled.PersonId);
        if (kept is null && (!filled.IsNew || await PeopleRows.FindAsync(connection, filled.PersonId) is not null))
            return new SheetOutcome.Changed();
        var (begun, agreedAt) = kept is null ? await BegunAsync(connection, ticket) : (SlotsOf(kept.Fields), null);
        var (known, troubles) = new SheetForm(form, local).Read(begun, filled);
        if (kept is null && agreedAt is null && !filled.HasAgreed && form.Consent is not null)
            troubles = troubles.Add(new(SheetTrouble.Consent, SheetProblem.NotAgreed));
        if (!troubles.IsEmpty)
            return new SheetOutcome.Refused(troubles);
        ImmutableArray<string> changed = [.. known.Pairs.Concat(begun.Pairs).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).Where(field => known[field] != begun[field])];
        if (kept is not null && changed.IsEmpty)
            return new SheetOutcome.Kept(kept.Id, [], new([], "", 0)); // A second click, or nothing new.
        return kept is not null && (filled.IsNew || kept.UpdatedAt != filled.Version)
            ? new SheetOutcome.Changed()
            : await KeepAsync(connection, new(form, ticket, filled, known, local) { Kept = kept, HasAgreedBefore = agreedAt is not null }, kept is null ? [.. form.FieldsOf(known).Select(field => field.Key)] : changed);
    }

    private async Task<SheetOutcome> KeepAsync(Connection connection, Writing writing, ImmutableArray<string> changed)
    {
        var (form, ticket, filled, known, local) = writing;
        var language = ticket.Language ?? UsualLanguage;
        ImmutableArray<Speech> next = [];
        var position = await DeskTurn.TakeAsync(connection, ticket.To.ContactId, session => SessionAfterSheet.Of(form, session, filled.PersonId, known, local, out next), local);
        if (position is not { } place)
            return new SheetOutcome.Changed();

        var now = Math.Max(local.ToUnixTimeMilliseconds(), (writing.Kept?.UpdatedAt ?? 0) + 1);
        var saved = new PersonChange.Saved(
            ticket.To.ContactId, ticket.LastInboxId ?? "", filled.PersonId, IsNew: writing.Kept is null, FieldsOf(form, known, writing.Kept), form.UnsureOf(known), writing.Kept?.Language ?? language);
        if (writing.Kept is null)
        {
            await WritePeople.WriteAsync(connection, writing.HasAgreedBefore || form.Consent is not { } consent ? [saved] : [ConsentOf(form, consent, writing, language), saved], now);
        }
        else if (!await PeopleRows.CorrectAsync(connection, saved, seenAt: writing.Kept.UpdatedAt, now))
        {
            throw new InvalidOperationException("A registration was changed between two statements of one transaction.");
        }

        var told = new Speech(form.WordsOf(form.Saved.Say, language, known, local), []);
        return new SheetOutcome.Kept(filled.PersonId, changed, new([told, .. next], TurnRunner.ListButtonOf(library.Current, language), place));
    }

    private PersonChange.Agreed ConsentOf(RegistrationForm form, AskStep consent, Writing writing, string language) => new(
        writing.Ticket.To.ContactId, writing.Ticket.LastInboxId ?? "", ids.Next(), consent.Id, form.WordsOf(consent.Ask, language, Slots.Empty, writing.Local), language, AtTheDesk)
    {
        AssistedBy = writing.Filled.StaffId,
    };

    private RegistrationForm? FormOf() => library.IsLoaded ? RegistrationForm.Of(library.Current) : null;

    private static async Task<RegisteredPerson?> PersonOfAsync(Connection connection, Ticket ticket, string personId) =>
        await PeopleRows.FindAsync(connection, personId) is { ErasedAt: null } person && person.ContactId == ticket.To.ContactId ? person : null;

    // Somebody who is in the middle of registering by message has agreed, and has told something already.
    private static async Task<(Slots Known, long? AgreedAt)> BegunAsync(Connection connection, Ticket ticket)
    {
        var session = await DeskTurn.SessionAsync(connection, ticket.To.ContactId);
        return session is { Person: null } && session.Slots[ConsentField] == "yes" && await ConsentRows.OpenOfAsync(connection, ticket.To.ContactId) is { } agreedAt
            ? (session.Slots.Without(ConsentField).Without(PeopleStep.HasPhoneField), agreedAt)
            : (Slots.Empty, null);
    }

    private static string NoticeOf(RegistrationForm form, AskStep consent, string language, DateTimeOffset now)
    {
        var yes = consent.Choices.First(choice => choice.Consent == true); // It is a question for consent.
        return $"{form.WordsOf(consent.Ask, language, Slots.Empty, now)} – {form.WordsOf(yes.Label, language, Slots.Empty, now)}";
    }

    // What earlier dialogs have asked stays, as it was told.
    private static ImmutableArray<KeyValuePair<string, string>> FieldsOf(RegistrationForm form, Slots known, RegisteredPerson? kept)
    {
        var own = form.FieldsOf(known);
        return [.. own, .. (kept?.Fields ?? []).Where(field => !own.Any(one => one.Key == field.Key) && known[field.Key] is not null)];
    }

    private static Slots SlotsOf(ImmutableArray<KeyValuePair<string, string>> fields) => fields.Aggregate(Slots.Empty, (slots, field) => slots.With(field.Key, field.Value));

    private static bool IsId(string id) => id.Length == IdLetters && id.All(char.IsAsciiHexDigitLower);

    /// <summary>A sheet whose answers are good.</summary>
    private sealed record Writing(RegistrationForm Form, Ticket Ticket, FilledSheet Filled, Slots Known, DateTimeOffset Local)
    {
        public RegisteredPerson? Kept { get; init; }

        public bool HasAgreedBefore { get; init; }
    }
}
