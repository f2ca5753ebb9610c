namespace InfoLine.Tests.Conversations;

public sealed class OneMessageTests
{
    [EachDatabase]
    public async Task A_message_is_answered(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task A_reminder_comes_when_it_is_due_and_does_not_hold_up_messages_before(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        await line.From(Person.Asha).TextAsync("remind");
        await line.To(Person.Asha).HearsAsync("remind");
        await line.From(Person.Asha).TextAsync("still here");
        await line.To(Person.Asha).HearsAsync("still here");
        await line.SettleAsync();
        line.Clock.Advance(TimeSpan.FromDays(1));
        await line.To(Person.Asha).HearsAsync("reminder t1");
    }
}
