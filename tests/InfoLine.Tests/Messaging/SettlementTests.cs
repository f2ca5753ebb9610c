using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Messaging;

public sealed class SettlementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0.0, 1)]
    [InlineData(2, 0.0, 2)]
    [InlineData(4, 0.0, 8)]
    [InlineData(3, 1.0, 4.8)]
    [InlineData(50, 0.0, 300)]
    public void A_retry_waits_longer_each_time_up_to_a_limit(int attempts, double jitter, double seconds)
    {
        var settled = Settlement.AfterSending(Row(attempts), new SendOutcome.RetryAt(Now, "busy"), canAsk: true, Now, jitter);
        (settled.State, settled.ClosedAt).ShouldBe(("waiting", null));
        settled.DueAt.ShouldBe(Now.ToUnixTimeMilliseconds() + (long)(seconds * 1000));
    }

    [Fact]
    public void A_carrier_that_names_a_later_time_is_heeded() =>
        Settlement.AfterSending(Row(1), new SendOutcome.RetryAt(Now.AddHours(1), "later"), canAsk: true, Now, 0).DueAt.ShouldBe(Now.AddHours(1).ToUnixTimeMilliseconds());

    [Fact]
    public void A_reply_that_is_hours_old_is_given_up_with_a_sentence()
    {
        var old = Row(9) with { CreatedAt = (Now - Settlement.GiveUpAfter).AddSeconds(-1).ToUnixTimeMilliseconds() };
        var settled = Settlement.AfterSending(old, new SendOutcome.RetryAt(Now, "The carrier is down."), canAsk: true, Now, 0);
        (settled.State, settled.Code, settled.Sentence).ShouldBe(("failed", "gave-up", "Given up after 9 tries: The carrier is down."));
    }

    [Fact]
    public void What_did_not_leave_before_the_quiet_hours_is_dropped_unless_it_may_have_gone()
    {
        var evening = Row(1) with { NotAfter = Now.ToUnixTimeMilliseconds() };
        Settlement.BeforeSending(evening, Now.AddSeconds(-1)).ShouldBeNull();
        var dropped = Settlement.BeforeSending(evening, Now).ShouldNotBeNull();
        (dropped.State, dropped.Code).ShouldBe(("dropped", "quiet"));
        Settlement.BeforeSending(evening with { MayHaveGone = true }, Now).ShouldBeNull();
    }

    [Fact]
    public void A_carrier_that_can_be_asked_is_asked_before_any_second_try()
    {
        var unknown = Settlement.AfterSending(Row(1), new SendOutcome.Unknown("reset"), canAsk: true, Now, 0);
        (unknown.State, unknown.DueAt).ShouldBe(("unknown", (Now + Settlement.AskAfter[0]).ToUnixTimeMilliseconds()));
        Settlement.AfterAsking(Doubtful(0), new SendOutcome.Accepted("SM1"), Now, 0).State.ShouldBe("accepted");
        Settlement.AfterAsking(Doubtful(0), new SendOutcome.RetryAt(Now, "not there"), Now, 0).State.ShouldBe("waiting");
    }

    [Fact]
    public void A_carrier_that_never_knows_is_asked_ever_more_rarely_and_nothing_is_sent_again()
    {
        for (var checks = 0; checks < Settlement.AskAfter.Length - 1; checks++)
        {
            var again = Settlement.AfterAsking(Doubtful(checks), new SendOutcome.Unknown("?"), Now, 0);
            (again.State, again.Checks).ShouldBe(("unknown", checks + 1));
            again.DueAt.ShouldBe((Now + Settlement.AskAfter[checks + 1]).ToUnixTimeMilliseconds());
        }

        Settlement.AfterAsking(Doubtful(Settlement.AskAfter.Length - 1), new SendOutcome.Unknown("?"), Now, 0).State.ShouldBe("failed");
    }

    [Fact]
    public void A_carrier_that_cannot_be_asked_gets_time_for_a_receipt_then_one_more_try_and_no_more()
    {
        var waits = Settlement.AfterSending(Row(3), new SendOutcome.Unknown("reset"), canAsk: false, Now, 0);
        (waits.State, waits.DueAt, waits.Checks).ShouldBe(("unknown", (Now + Settlement.ReceiptPatience).ToUnixTimeMilliseconds(), 1));
        var again = Settlement.AfterAsking(Doubtful(1), found: null, Now, 0);
        (again.State, again.Checks).ShouldBe(("waiting", 2));
        Settlement.AfterSending(Row(4) with { Checks = 2 }, new SendOutcome.Unknown("reset"), canAsk: false, Now, 0).State.ShouldBe("failed");
    }

    [Fact]
    public void After_a_crash_a_receipt_is_waited_for_as_well() =>
        Settlement.AfterAsking(Doubtful(0), found: null, Now, 0).DueAt.ShouldBe((Now + Settlement.ReceiptPatience).ToUnixTimeMilliseconds());

    [Fact]
    public void Somebody_who_said_stop_gets_only_the_confirmation()
    {
        var stopped = Row(1) with { StoppedAt = 1 };
        Settlement.BeforeSending(stopped, Now)?.State.ShouldBe("dropped");
        Settlement.BeforeSending(stopped, Now).ShouldNotBeNull();
        Settlement.BeforeSending(stopped with { DespiteStop = true }, Now).ShouldBeNull();
    }

    private static OutboxRow Doubtful(int checks) => Row(1) with { MayHaveGone = true, Checks = checks };

    private static OutboxRow Row(long attempts) => new(
        new("1:0", Person.On("loop"), "hello", [], OptionStyle.None) { PlainText = "hello" },
        ContactId: "c", Position: 1, MayHaveGone: false, DespiteStop: false, StoppedAt: null, CreatedAt: Now.ToUnixTimeMilliseconds(), attempts, Checks: 0);

    private static Harness.Person Person => Harness.Person.Asha;
}
