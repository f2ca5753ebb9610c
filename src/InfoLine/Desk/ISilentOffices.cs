using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The offices of the coalition that left several requests without an answer, and so are asked no more until staff say so.</summary>
public interface ISilentOffices
{
    /// <summary>Those that nobody has looked after yet, the longest silent first.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="language">Of names.</param>
    Task<ImmutableArray<SilentOffice>> ReadAsync(Connection connection, string language);

    /// <summary>Staff have looked after one.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="closing">What they did.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>False where somebody did so already, or there is none.</returns>
    Task<bool> CloseAsync(Connection connection, OfficeClosing closing, DateTimeOffset now);
}

/// <summary>An office that does not answer.</summary>
/// <param name="CaseId">Of the case that is about it.</param>
/// <param name="Name">What it is called; empty where it is no longer in the directory.</param>
/// <param name="Phone">A number to call, as the directory has it; empty where there is none.</param>
/// <param name="Silences">How many requests it left without an answer.</param>
/// <param name="Since">When it was asked no more, UTC milliseconds.</param>
public sealed record SilentOffice(string CaseId, string Name, string Phone, int Silences, long Since);

/// <summary>What staff did about an office that does not answer.</summary>
/// <param name="CaseId">Of the case that is about it.</param>
/// <param name="StaffId">Who.</param>
/// <param name="Because">What they found out.</param>
/// <param name="AskAgain">True where it is asked again from now on; false where it stays out.</param>
public sealed record OfficeClosing(string CaseId, string StaffId, string Because, bool AskAgain);
