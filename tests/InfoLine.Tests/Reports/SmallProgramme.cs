using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Tests.Referrals;

namespace InfoLine.Tests.Reports;

/// <summary>Six people and six referrals whose whole life anybody can count by hand: read the story, then the numbers.</summary>
internal static class SmallProgramme
{
    /// <summary>Lives it, from Monday 23 November 2026 until 30 December.</summary>
    public static async Task<World> LiveAsync(Store store)
    {
        var world = await World.OpenAsync(store);
        await RegisterAsync(world, "kamla", "2026-10-05", ("name", "=HYPERLINK(\"x\")"), ("gender", "woman"), ("place_district", "niwari"), ("sector", "food"), ("need", "capacity"), ("stage", "running"));
        await RegisterAsync(world, "asha", "2026-11-20", ("name", "<script>alert(1)</script>"), ("gender", "woman"), ("age", "18-35"), ("place_district", "niwari"), ("place_block", "niwari.niwari"), ("sector", "crafts"), ("need", "finance"), ("stage", "idea"));
        await RegisterAsync(world, "ravi", "2026-11-20", ("name", "Ravi"), ("gender", "man"), ("place_district", "niwari"), ("place_block", "niwari.prithvipur"), ("sector", "trade"), ("need", "market"), ("stage", "idea"));
        await RegisterAsync(world, "meena", "2026-11-20", ("name", "Meena"), ("gender", "woman"), ("place_district", "jhansi"), ("sector", "food"), ("need", "finance"), ("stage", "starting"));
        await RegisterAsync(world, "gita", "2026-11-20", ("name", "Gita"), ("gender", "woman"), ("place_district", "niwari"), ("sector", "food"), ("need", "finance"), ("stage", "idea"));
        await RegisterAsync(world, "kiran", "2026-11-20", ("name", "Kiran"), ("gender", "other"), ("need", "finance"));
        await world.Database.WriteAsync(async connection =>
        {
            await ConsentRows.AddAsync(connection, [new("contact-asha", "m1", "c1", "register.consent", "We note …", "hi", "loop")], world.Now.ToUnixTimeMilliseconds());

            // Ravi's first yes is to the notice, his second to a referral.
            foreach (var (id, step) in ((string, string)[])[("c2", "register.notice"), ("c3", "connect.sent")])
                await ConsentRows.AddOfPersonAsync(connection, new("contact-ravi", "m2", id, step, "We tell …", "hi", "loop"), "ravi", world.Now.ToUnixTimeMilliseconds());
            return 0;
        });

        // Monday 11:00: everybody is referred; one by mistake, one changes their mind.
        var asha = await OpenAsync(world, "asha", "finance");
        var ravi = await OpenAsync(world, "ravi", "market");
        var meena = await OpenAsync(world, "meena", "finance");
        var gita = await OpenAsync(world, "gita", "finance");
        await ApplyAsync(world, await OpenAsync(world, "kiran", "finance"), new ReferralInput.Withdraw(SomeReferral.Asha));
        await ApplyAsync(world, await OpenAsync(world, "asha", "finance"), new ReferralInput.Void(SomeReferral.Staff));
        await world.DealAtAsync("2026-11-23 12:00");
        await ApplyAsync(world, asha, new ReferralInput.Acknowledge(SomeReferral.Bank));

        // Tuesday: the bank takes three, and has no room for Ravi, whom the centre never answers.
        await world.DealAtAsync("2026-11-24 11:00");
        await ApplyAsync(world, ravi, new ReferralInput.Decline(SomeReferral.Bank, DeclineReason.NoCapacity));
        foreach (var referral in (Referral[])[asha, meena, gita])
            await ApplyAsync(world, referral, new ReferralInput.Accept(SomeReferral.Bank));
        await world.DealAtAsync("2026-11-24 11:05");
        await world.DealAtAsync("2026-11-25 11:00");
        await ApplyAsync(world, asha, new ReferralInput.Contact(SomeReferral.Bank));
        await EraseAsync(world, "gita");

        // Friday: has it helped? Asha: not yet. Meena: no. On Monday it has, says the bank, in part.
        await world.DealAtAsync("2026-11-26 17:00");
        await world.DealAtAsync("2026-11-27 11:30");
        await world.HearPersonAsync("asha", "2");
        await world.HearPersonAsync("meena", "3");
        await world.DealAtAsync("2026-11-30 11:00");
        await ApplyAsync(world, asha, new ReferralInput.Finish(SomeReferral.Bank, ReferralOutcome.HelpedPartly));

        // December: it goes better, and has helped, says Asha; at last it does not run.
        await world.DealAtAsync("2026-12-07 11:30");
        await world.HearPersonAsync("asha", "1");
        await world.DealAtAsync("2026-12-08 11:30");
        await world.HearPersonAsync("asha", "1");
        await world.DealAtAsync("2026-12-30 11:30");
        await world.HearPersonAsync("asha", "4");
        return world;
    }

    private static async Task RegisterAsync(World world, string id, string day, params (string Field, string Value)[] fields)
    {
        await world.JoinAsync(id);
        var at = SomeReferralDay(day);
        await world.Database.WriteAsync(async connection =>
        {
            await PeopleRows.AddAsync(connection, [new($"contact-{id}", "m0", id, IsNew: true, [.. fields.Select(field => KeyValuePair.Create(field.Field, field.Value))], [], "hi")], at);
            return 0;
        });
    }

    private static long SomeReferralDay(string day) => WorkingTime.SomeCalendar.At($"{day} 09:00").ToUnixTimeMilliseconds();

    private static Task<int> EraseAsync(World world, string id)
    {
        world.People.Erased.Add(id);
        return world.Database.WriteAsync(async connection =>
        {
            await PeopleRows.EraseAsync(connection, [($"contact-{id}", id)], world.Now.ToUnixTimeMilliseconds());
            return 0;
        });
    }

    private static Task<Referral> OpenAsync(World world, string person, string need) => world.Database.WriteAsync(connection =>
        world.Book.OpenAsync(connection, new(person, need, SomeReferral.Consent, SomeReferral.Asha), world.Now));

    private static async Task ApplyAsync(World world, Referral referral, ReferralInput input) =>
        (await world.ApplyAsync(await world.FindAsync(referral.Id), input)).ShouldBeOfType<ReferralDecision.Done>();
}
