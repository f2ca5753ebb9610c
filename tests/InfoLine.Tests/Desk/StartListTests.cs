using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>Everybody at the desk decides which list they see first.</summary>
public sealed class StartListTests
{
    [EachDatabase]
    public async Task The_list_that_somebody_chose_opens_first_for_them_and_for_nobody_else(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        (await room.Meera.GetAsync("/desk")).Html.ShouldContain("This list opens first.");
        var list = $"/desk?view=open&centre={room.Jhansi}&reason=voice";
        (await room.Meera.GetAsync(list)).Html.ShouldContain("Always open this list first");
        (await room.Meera.SendAsync(list, $"/desk/start{list["/desk".Length..]}")).Location.ShouldBe("/desk");

        var opened = (await room.Meera.GetAsync("/desk")).Html;
        opened.ShouldNotContain(ticket.Code); // Nobody has sent a voice note.
        opened.ShouldContain("This list opens first.");
        opened.ShouldContain("view=open");
        (await room.Meera.GetAsync("/desk?view=queue")).Html.ShouldContain(ticket.Code);
        (await room.Ravi.GetAsync("/desk")).Html.ShouldContain(ticket.Code);
    }

    [EachDatabase]
    public async Task What_is_no_list_is_not_kept(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        foreach (var odd in (string[])["?view=nonsense&q=x&after=y", $"?view=late&reason={new string('x', 3000)}", "?view=%00&x=%22%3E%3Cscript%3E"])
        {
            (await room.Meera.SendAsync("/desk?view=late", $"/desk/start{odd}")).Location.ShouldBe("/desk", odd);
            (await room.Meera.GetAsync("/desk")).Status.ShouldBe(200, odd);
        }

        (await room.Line.RowsAsync("select list from desk_starts")).ShouldBe(["?view=queue"]);
    }
}
