using InfoLine.Staff;

namespace InfoLine.Tests.Staff;

/// <summary>Guessing passwords and codes: it leads nowhere, and it locks nobody out.</summary>
public sealed class BruteForceTests
{
    [EachDatabase]
    public async Task A_stranger_who_guesses_must_wait_and_the_person_need_not(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        using var stranger = room.Visit();
        for (var i = 0; i < 5; i++)
            (await stranger.SignInAsync("ravi", "guess number " + i)).Status.ShouldBe(400);
        (await stranger.SignInAsync("ravi", "guess number 6")).Status.ShouldBe(429);
        (await stranger.SignInAsync("ravi")).Status.ShouldBe(429, "not even the right one is looked at");

        // The person's own browser has been here before; it comes from the same address.
        await ravi.SendAsync("/staff/me", "/staff/sign-out");
        (await ravi.SignInAsync("ravi")).Location.ShouldBe("/staff");

        room.Clock.Advance(TimeSpan.FromMinutes(16));
        (await stranger.SignInAsync("ravi")).Location.ShouldBe("/staff");
    }

    [EachDatabase]
    public async Task A_hundred_guesses_at_the_same_moment_are_not_a_hundred_chances(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var stranger = room.Visit();
        var token = (await stranger.GetAsync("/staff/sign-in")).Token;
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => stranger.PostAsync("/staff/sign-in", token, ("user_name", "asha"), ("password", $"guess number {i}"))));
        answers.Count(answer => answer.Status is 400 or 503).ShouldBeLessThanOrEqualTo(12, "a few may be counted at the same moment");
        answers.Count(answer => answer.Status == 429).ShouldBeGreaterThanOrEqualTo(88);
    }

    [EachDatabase]
    public async Task One_address_cannot_try_everybody(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var stranger = room.Visit();
        for (var i = 0; i < 30; i++)
            (await stranger.SignInAsync("somebody" + i, "guess number 1")).Status.ShouldBe(400);
        (await stranger.SignInAsync("somebody31", "guess number 1")).Status.ShouldBe(429);
    }

    [EachDatabase]
    public async Task Many_addresses_slow_strangers_down_and_not_the_persons_own_browser(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        var limits = room.Services.GetRequiredService<SignInLimits>();
        for (var i = 0; i < 100; i++)
            (await limits.BeginAsync("RAVI", new Caller($"address {i}", DeviceKey: null, "Bot, ?"))).ShouldNotBeNull();
        (await limits.BeginAsync("RAVI", new Caller("one more", DeviceKey: null, "Bot, ?"))).ShouldBeNull();

        await ravi.SendAsync("/staff/me", "/staff/sign-out");
        (await ravi.SignInAsync("ravi")).Location.ShouldBe("/staff");
        (await limits.BeginAsync("ASHA", new Caller("one more", DeviceKey: null, "Bot, ?"))).ShouldNotBeNull();
    }

    [EachDatabase]
    public async Task A_browser_of_a_colleague_is_a_stranger_to_another_account(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        await ravi.SendAsync("/staff/me", "/staff/sign-out");
        for (var i = 0; i < 5; i++)
            (await ravi.SignInAsync("asha", "guess number " + i)).Status.ShouldBe(400);
        (await ravi.SignInAsync("asha")).Status.ShouldBe(429);
    }

    [EachDatabase]
    public async Task Codes_cannot_be_guessed_with_a_stolen_password(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var thief = room.Visit();
        await thief.SignInAsync("asha");
        for (var i = 0; i < 5; i++)
            (await thief.SendAsync("/staff/code", ("code", $"00000{i}"))).Status.ShouldBe(400);
        (await thief.SendAsync("/staff/code", ("code", asha.Phone!.Next()))).Status.ShouldBe(429);

        await asha.SendAsync("/staff/me", "/staff/sign-out");
        await asha.SignInAsync("asha");
        (await asha.SendAsync("/staff/code", ("code", asha.Phone.Next()))).Location.ShouldBe("/staff");
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 9) Chrome/120.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox, Linux")]
    [InlineData("<script>", "Browser, ?")]
    [InlineData("", "Browser, ?")]
    public void A_browser_is_known_by_two_words_of_ours(string userAgent, string name) => Caller.BrowserOf(userAgent).ShouldBe(name);
}
