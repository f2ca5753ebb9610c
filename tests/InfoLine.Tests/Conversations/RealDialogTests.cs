using InfoLine.Dialogs.Rendering;

namespace InfoLine.Tests.Conversations;

public sealed class RealDialogTests
{
    [EachDatabase]
    public async Task A_villager_asks_about_mudra_in_hindi(Store store)
    {
        await using var line = await Line.OpenAsync(store, new(new LoopChannel { Traits = ChannelTraits.WhatsApp }) { Echo = false });
        await line.From(Person.Asha).TextAsync("मुद्रा");
        await line.To(Person.Asha).HearsAsync("भाषा");
        await line.From(Person.Asha).TextAsync("1");
        await line.To(Person.Asha).HearsAsync("मुद्रा");
    }

    [EachDatabase]
    public async Task A_secret_number_never_reaches_the_database(Store store)
    {
        await using var line = await Line.OpenAsync(store, new(new LoopChannel { Traits = ChannelTraits.WhatsApp }) { Echo = false });
        await line.From(Person.Asha).TextAsync("hello");
        await line.From(Person.Asha).TextAsync("2345 6789 0124");
        await line.SettleAsync();
        var kept = await line.Database.ReadAsync(connection => connection.QueryAsync(
            row => row.GetString(0), "select text from inbox union all select body from sessions union all select payload from outbox"));
        kept.ShouldNotContain(text => text.Contains("6789", StringComparison.Ordinal));
        kept.ShouldContain(text => text == "XXXX XXXX 0124");
    }
}
