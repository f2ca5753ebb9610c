using InfoLine.Benchmarks.Faults;

namespace InfoLine.Tests.Operations;

/// <summary>Short versions of <c>infra/bench faults</c>: real processes, real troubles, and the whole promise judged by the carrier's record, the rows and a replay of every session.</summary>
public sealed class FaultTests
{
    [EachDatabase]
    public async Task One_message_posted_twenty_times_at_once_is_one_message(Store store) => await PlayAsync(store, new SamePosts(), times: 20);

    [EachDatabase]
    public async Task A_restart_under_load_loses_nothing(Store store) => await PlayAsync(store, new RestartReplicas(), times: 1);

    [EachDatabase]
    public async Task What_a_carrier_took_and_did_not_confirm_is_not_sent_again(Store store) =>
        await PlayAsync(store, new CarrierTroubles(), times: 40, setting => setting with { MessagesPerSecond = 60, Senders = 64, Manners = new() { Throttles = 0.1, BreaksOff = 0.1 } });

    private static async Task PlayAsync(Store store, IFault fault, int times, Func<Setting, Setting>? adjust = null)
    {
        await using var database = await TestDatabase.NewWholeAsync(store);
        var setting = fault.Setting with { OnPostgres = store == Store.Postgres, Connection = database.Connection, MessagesPerSecond = 60, Senders = 64 };
        List<string> told = [];
        var result = await FaultRun.RunAsync(fault, adjust is null ? setting : adjust(setting), times, told.Add);
        result.IsFaultless.ShouldBeTrue($"{result.Verdict}\n{string.Join('\n', told)}");
    }
}
