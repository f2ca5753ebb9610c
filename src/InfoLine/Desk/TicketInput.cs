using InfoLine.Dialogs;

namespace InfoLine.Desk;

/// <summary>Something that happens to a ticket.</summary>
public abstract record TicketInput
{
    private TicketInput()
    {
    }

    /// <summary>Who does it.</summary>
    public virtual DeskActor Actor => DeskActor.Staff;

    /// <summary>The id of the member of staff; null for the others.</summary>
    public virtual string? StaffId => null;

    /// <summary>The villager writes to the desk.</summary>
    /// <param name="InboxId">The message.</param>
    public sealed record Write(string InboxId) : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Person;
    }

    /// <summary>The dialogs hand the villager over once more, and have said so.</summary>
    /// <param name="InboxId">The message that led there.</param>
    /// <param name="Reason">Why this time.</param>
    /// <param name="Terms">What was promised.</param>
    public sealed record HandOver(string InboxId, string Reason, DeskTerms Terms) : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Person;
    }

    /// <summary>Something went wrong with a referral of the villager.</summary>
    /// <param name="Reason">What, in one word.</param>
    /// <param name="IsPromised">True when the villager is told by when they hear of it.</param>
    public sealed record AddCase(string Reason, bool IsPromised) : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Line;
    }

    /// <summary>A voice note or picture of the villager was fetched from the carrier, or given up.</summary>
    public sealed record MediaCame : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Line;
    }

    /// <summary>The villager wants to be forgotten.</summary>
    public sealed record Forget : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Person;
    }

    /// <summary>The dialogs have the conversation again.</summary>
    public sealed record Leave : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Person;
    }

    /// <summary>The villager says whether it helped.</summary>
    public sealed record TellHelp(Helped How) : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Person;
    }

    /// <summary>Somebody takes it.</summary>
    /// <param name="By">Who.</param>
    /// <param name="TakeOver">True to take it from whoever has it.</param>
    public sealed record Claim(string By, bool TakeOver = false) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Whoever has it puts it back.</summary>
    /// <param name="By">Who.</param>
    public sealed record Release(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Whoever has it replies to the villager.</summary>
    /// <param name="By">Who.</param>
    public sealed record Reply(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Somebody writes a note for staff.</summary>
    /// <param name="By">Who.</param>
    public sealed record Note(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Somebody does something for the villager that is kept elsewhere and only noted here.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Fact">What.</param>
    /// <param name="About">What it was about, in one word, or null.</param>
    public sealed record Serve(string By, TicketFact Fact, string? About = null) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Whoever has it asks the villager to write, because their channel takes no free words now.</summary>
    /// <param name="By">Who.</param>
    public sealed record Ask(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>It is put off until a time, which must lie ahead.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Until">Until when.</param>
    public sealed record Snooze(string By, DateTimeOffset Until) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>Another centre is to answer.</summary>
    /// <param name="By">Who.</param>
    /// <param name="CentreId">Which.</param>
    public sealed record Transfer(string By, string CentreId) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>The dialogs can go on; the ticket stays open.</summary>
    /// <param name="By">Who.</param>
    public sealed record GiveBack(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>It is done.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Subject">What it was about.</param>
    /// <param name="Outcome">What came of it.</param>
    public sealed record Close(string By, string Subject, TicketOutcome Outcome) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>It is not done after all.</summary>
    /// <param name="By">Who.</param>
    public sealed record Reopen(string By) : TicketInput
    {
        /// <inheritdoc/>
        public override string StaffId => By;
    }

    /// <summary>A time has come: the lease, the snooze or the promise, whichever is first.</summary>
    public sealed record Due : TicketInput
    {
        /// <inheritdoc/>
        public override DeskActor Actor => DeskActor.Line;
    }
}
