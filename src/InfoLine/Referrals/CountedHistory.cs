using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What reports count of a history, kept in the referral's own row as it happens: reading millions of histories would take minutes.</summary>
internal static class CountedHistory
{
    /// <summary>The word for a provider that did not answer, among the reasons of those that said no.</summary>
    public const string Silence = "silence";

    // A first contact belongs to the last yes, and having seen it to the last sending: what an earlier provider did says nothing of this one.
    private const string AddSql = """
        update referrals set
            acknowledged_at = coalesce(case when acknowledged_at is null or acknowledged_at < sent_at then cast($2 as bigint) end, acknowledged_at),
            contacted_at = coalesce(case when contacted_at is null or contacted_at < accepted_at then cast($3 as bigint) end, contacted_at),
            refusals = coalesce(refusals || ' ' || cast($4 as text), cast($4 as text), refusals),
            answers = coalesce(answers || ' ' || cast($5 as text), cast($5 as text), answers)
        where id = $1
        """;

    /// <summary>Adds events that were just written. Does nothing where they hold nothing that is counted here.</summary>
    public static async Task AddAsync(Connection connection, string referralId, IReadOnlyList<ReferralEvent> events)
    {
        var acknowledged = LastOf(events, ReferralFact.Acknowledged);
        var contacted = LastOf(events, ReferralFact.Contacted);
        var refusals = Words(events, ReferralFact.Declined, ReferralFact.Expired, RefusalOf);
        var answers = Words(events, ReferralFact.Asked, ReferralFact.Answered, one => $"{one.Day}={one.Answer}");
        if (acknowledged is not null || contacted is not null || refusals is not null || answers is not null)
            await connection.ExecuteAsync(AddSql, referralId, acknowledged, contacted, refusals, answers);
    }

    private static string RefusalOf(ReferralEvent one) =>
        $"{(one.Name == ReferralFact.Expired ? Silence : one.Reason ?? ReferralLifecycle.Code(DeclineReason.Other))}@{one.ProviderId}";

    private static long? LastOf(IReadOnlyList<ReferralEvent> events, ReferralFact fact) => events.LastOrDefault(one => one.Name == fact)?.At.ToUnixTimeMilliseconds();

    private static string? Words(IReadOnlyList<ReferralEvent> events, ReferralFact one, ReferralFact other, Func<ReferralEvent, string> word)
    {
        var words = events.Where(happened => happened.Name == one || happened.Name == other).Select(word).ToArray();
        return words.Length == 0 ? null : string.Join(' ', words);
    }
}
