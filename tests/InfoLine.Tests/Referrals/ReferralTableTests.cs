using InfoLine.Referrals;
using static InfoLine.Tests.Referrals.SomeReferral;

namespace InfoLine.Tests.Referrals;

/// <summary>What every input does in every status. A status: it goes there. "noted": it stays, with a line of history. In brackets: the refusal.</summary>
public sealed class ReferralTableTests
{
    private const string Table = """
        offer          Offered           Draft
        offer          (NotNow)          Offered Sent Acknowledged Accepted InProgress OnHold Completed Declined Expired Withdrawn Unreachable Error
        send           (NotNow)          Draft Sent Acknowledged Accepted InProgress OnHold Completed Withdrawn Unreachable Error
        send           Sent              Offered Declined Expired
        nobody left    (NotNow)          Draft Sent Acknowledged Accepted InProgress OnHold Completed Withdrawn Unreachable Error
        nobody left    noted             Offered Declined Expired
        acknowledge    (NotYours)        Draft Offered
        acknowledge    Acknowledged      Sent
        acknowledge    (AlreadyAnswered) Acknowledged Accepted InProgress OnHold Completed Declined
        acknowledge    (Expired)         Expired
        acknowledge    (NotNow)          Withdrawn Unreachable Error
        accept         (NotYours)        Draft Offered
        accept         Accepted          Sent Acknowledged
        accept         (AlreadyAnswered) Accepted InProgress OnHold Completed Declined
        accept         (Expired)         Expired
        accept         (NotNow)          Withdrawn Unreachable Error
        decline        (NotYours)        Draft Offered
        decline        Declined          Sent Acknowledged Accepted InProgress OnHold
        decline        (NotNow)          Completed Withdrawn Unreachable Error
        decline        (AlreadyAnswered) Declined
        decline        (Expired)         Expired
        contact        (NotYours)        Draft Offered
        contact        (NotNow)          Sent Acknowledged Withdrawn Unreachable Error
        contact        InProgress        Accepted OnHold
        contact        (AlreadyAnswered) InProgress Completed Declined
        contact        (Expired)         Expired
        miss           (NotYours)        Draft Offered
        miss           (NotNow)          Sent Acknowledged Completed Withdrawn Unreachable Error
        miss           noted             Accepted InProgress OnHold
        miss           (AlreadyAnswered) Declined
        miss           (Expired)         Expired
        hold           (NotYours)        Draft Offered
        hold           (NotNow)          Sent Acknowledged Completed Withdrawn Unreachable Error
        hold           OnHold            Accepted InProgress
        hold           noted             OnHold
        hold           (AlreadyAnswered) Declined
        hold           (Expired)         Expired
        resume         (NotNow)          Draft Offered Sent Acknowledged Accepted InProgress Completed Declined Expired Withdrawn Unreachable Error
        resume         InProgress        OnHold
        finish         (NotNow)          Draft Offered Sent Acknowledged Declined Expired Withdrawn Unreachable Error
        finish         Completed         Accepted InProgress OnHold
        finish         noted             Completed
        answer         (NothingAsked)    Draft Offered Sent Acknowledged Accepted InProgress OnHold Completed Declined Expired Withdrawn Unreachable Error
        withdraw       Withdrawn         Draft Offered Sent Acknowledged Accepted InProgress OnHold Declined Expired
        withdraw       noted             Completed
        withdraw       (NotNow)          Withdrawn Unreachable Error
        void           Error             Draft Offered Sent Acknowledged Accepted InProgress OnHold Completed Declined Expired
        void           (NotNow)          Withdrawn Unreachable Error
        other's accept (NotYours)        Draft Offered Sent Acknowledged Accepted InProgress OnHold Completed Declined Expired Withdrawn Unreachable Error
        timer          nothing           Draft Offered Declined Expired Withdrawn Error
        timer          noted             Sent Acknowledged Accepted InProgress OnHold Completed Unreachable
        """;

    private static readonly (string Name, ReferralInput Input)[] Inputs =
    [
        ("offer", new ReferralInput.Offer(Asha, Consent)),
        ("send", new ReferralInput.Send(Actor.Line, TheCentre)),
        ("nobody left", new ReferralInput.NobodyLeft(Actor.Line)),
        ("acknowledge", new ReferralInput.Acknowledge(Bank)),
        ("accept", new ReferralInput.Accept(Bank)),
        ("decline", new ReferralInput.Decline(Bank, DeclineReason.OutOfArea)),
        ("contact", new ReferralInput.Contact(Bank)),
        ("miss", new ReferralInput.Miss(Bank)),
        ("hold", new ReferralInput.Hold(Bank, Monday.AddDays(5))),
        ("resume", new ReferralInput.Resume(SomeReferral.Staff)),
        ("finish", new ReferralInput.Finish(SomeReferral.Staff, ReferralOutcome.HelpedFully)),
        ("answer", new ReferralInput.Answer(Asha, 1)),
        ("withdraw", new ReferralInput.Withdraw(Asha)),
        ("void", new ReferralInput.Void(SomeReferral.Staff)),
        ("other's accept", new ReferralInput.Accept(Centre)),
        ("timer", new ReferralInput.Due(AtPeace) { ProviderHasAddress = true }),
    ];

    [Fact]
    public void Every_input_in_every_status_does_what_the_table_says()
    {
        var lines = Inputs.SelectMany(input => Enum.GetValues<ReferralStatus>()
            .GroupBy(status => Cell(status, input.Input), StringComparer.Ordinal)
            .Select(group => $"{input.Name,-14} {group.Key,-17} {string.Join(' ', group)}"));
        string.Join('\n', lines).ShouldBe(Table.ReplaceLineEndings("\n"));
    }

    private static string Cell(ReferralStatus status, ReferralInput input)
    {
        var before = In(status);
        before.Status.ShouldBe(status);
        var now = input is ReferralInput.Due && before.DueAt is { } due && due > Monday ? due : Monday;
        return Life.Decide(before, input, now) switch
        {
            ReferralDecision.Refused refused => $"({refused.Why})",
            ReferralDecision.Done done when done.After.Status != status => done.After.Status.ToString(),
            ReferralDecision.Done done => done.Events.IsEmpty ? "nothing" : "noted",
            _ => "?",
        };
    }
}
