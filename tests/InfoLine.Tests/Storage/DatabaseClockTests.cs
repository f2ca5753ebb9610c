using InfoLine.Storage;

namespace InfoLine.Tests.Storage;

public sealed class DatabaseClockTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(20);

    private readonly DatabaseClock _clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_time_is_that_of_the_database_however_wrong_the_machine_is(int hours)
    {
        var theirs = TimeProvider.System.GetUtcNow().AddHours(hours);
        var told = Follow(theirs);

        (_clock.GetUtcNow() - theirs).ShouldBeInRange(TimeSpan.Zero, Moment);
        (told + TimeSpan.FromHours(hours)).Duration().ShouldBeLessThan(Moment);
        DatabaseClock.Words(TimeSpan.FromHours(-hours)).ShouldBe(hours > 0 ? "3600 s behind" : "3600 s ahead of");
    }

    [Fact]
    public void A_difference_that_the_slow_answer_explains_is_none()
    {
        Follow(TimeProvider.System.GetUtcNow());
        var before = _clock.GetUtcNow();
        var answered = _clock.GetTimestamp();
        var told = _clock.Follow(before, answered - (10 * _clock.TimestampFrequency), answered); // At its middle, five seconds ago.

        told.ShouldBe(TimeSpan.Zero);
        (_clock.GetUtcNow() - before).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void A_small_step_back_makes_it_wait_and_a_large_one_is_followed()
    {
        Follow(TimeProvider.System.GetUtcNow().AddHours(1));
        var before = _clock.GetUtcNow();
        Follow(before.AddSeconds(-0.9));
        _clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(before);

        Follow(before.AddHours(-1));
        _clock.GetUtcNow().ShouldBeLessThan(before.AddMinutes(-59));
    }

    [OnPostgres]
    public async Task It_is_asked_of_the_server(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await open.ReadAsync(_clock.AskAsync);
        var theirs = await open.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
        (_clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(theirs[0])).Duration().ShouldBeLessThan(Moment);
    }

    private TimeSpan Follow(DateTimeOffset theirs)
    {
        var now = _clock.GetTimestamp();
        return _clock.Follow(theirs, now, now);
    }
}
