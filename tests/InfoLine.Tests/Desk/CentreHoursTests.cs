using InfoLine.Desk;
using InfoLine.Staff;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>Centres of the administration as the desk sees them.</summary>
public sealed class CentreHoursTests
{
    [Theory]
    [InlineData("1 2 3 4 5 10:00-17:00", "1 2 3 4 5 10:00-17:00")]
    [InlineData("6 0 6 09:30-12:00", "0 6 09:30-12:00")]
    [InlineData("1 17:00-10:00", null)]
    [InlineData("1 10:00-10:00", null)]
    [InlineData("7 10:00-17:00", null)]
    [InlineData("10:00-17:00", null)]
    [InlineData("1 25:00-26:00", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Hours_are_read_as_they_were_written(string? text, string? written) => CentreHours.Parse(text)?.ToText().ShouldBe(written);

    [EachDatabase]
    public async Task A_centre_answers_in_its_own_hours_and_a_closed_one_not_at_all(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var path = $"/admin/centres/{room.Jhansi}";
        (string, string)[] form = [("name_hi", "झाँसी केंद्र"), ("name_en", "Jhansi centre"), ("language", "hi"), ("places", "jhansi"), ("has_woman", "on")];
        var page = await room.Asha.GetAsync(path);
        (await room.Asha.PostAsync(path, page.Token, [.. form, ("version", page.ValueOf("version")), ("open_days", "6"), ("open_from", "12:00"), ("open_until", "")])).Html.ShouldContain("close later than it opens");
        (await room.Asha.PostAsync(path, page.Token, [.. form, ("version", page.ValueOf("version")), ("open_days", "6"), ("open_from", "09:00"), ("open_until", "12:00")])).Status.ShouldBe(303);
        (await room.Asha.GetAsync(path)).Html.ShouldContain("value=\"09:00\"");

        var centre = (await room.Line.Database.ReadAsync(connection => room.Line.Verb<ICentres>().AllAsync(connection))).Single(one => one.Id == room.Jhansi);
        centre.HasWoman.ShouldBeTrue();
        centre.Hours.NextOpen(room.Line.Clock.GetUtcNow()).ShouldBe(new DateTimeOffset(2026, 11, 28, 3, 30, 0, TimeSpan.Zero)); // Saturday 9:00 in India.
        var ticket = await room.OpenTicketAsync();
        ticket.PromisedAt.ShouldBe(new DateTimeOffset(2026, 11, 28, 6, 30, 0, TimeSpan.Zero));

        page = await room.Asha.GetAsync(path);
        await room.Asha.PostAsync(path, page.Token, [.. form, ("version", page.ValueOf("version")), ("closed", "on")]);
        (await room.Line.Database.ReadAsync(connection => room.Line.Verb<ICentres>().AllAsync(connection))).ShouldHaveSingleItem().Id.ShouldBe(room.Niwari);
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Status.ShouldBe(200);
    }

    [EachDatabase]
    public async Task What_somebody_told_stands_beside_their_words(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store, SomeDesk.Options() with { Echo = false });
        await room.Line.WritesAsync(Person.Asha, Villager.Registers);
        await room.Line.WritesAsync(Person.Asha, "9");
        var ticket = await room.Line.TicketOfAsync(Person.Asha);
        ticket.CentreId.ShouldBe(room.Niwari);
        var page = (await room.Stella.GetAsync(DeskRoom.PathOf(ticket))).Html;
        foreach (var told in (string[])["<dt>Name</dt>", "सुनीता देवी", "<dt>Gender</dt>", "Niwari", "Making, crafts"])
            page.ShouldContain(told);
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Status.ShouldBe(404);
    }
}
