using System.Diagnostics;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Answers what the dialogs ask in the middle of a turn. Every <see cref="Question"/> ends up here, as every effect does in <see cref="TurnPlan"/>.</summary>
/// <param name="database">Where the answers are. Only turns of the same contact change them, and those come one after the other.</param>
/// <param name="referrals">Knows who can help.</param>
/// <param name="desk">Says who can take a conversation.</param>
/// <param name="ids">Names what is new.</param>
public sealed class TurnAnswers(Database database, ReferralAnswers referrals, OfferDesk desk, Ids ids)
{
    /// <summary>The answer for a contact.</summary>
    public Task<Answer> AnswerAsync(string contactId, Question question) => question switch
    {
        Question.CanDeskTake asked => database.ReadAsync(connection => OfferAsync(connection, contactId, asked)),
        Question.MyPeople => database.ReadAsync<Answer>(async connection => await PeopleRows.OfContactAsync(connection, contactId, ids.Next())),
        Question.MyProfile profile => database.ReadAsync(connection => PeopleRows.ProfileAsync(connection, contactId, profile.Person)),
        Question.FindProvider find => database.ReadAsync(connection => referrals.FindAsync(connection, find)),
        Question.AnswerTime promise => Task.FromResult(referrals.Promise(promise.Language)),
        _ => throw new UnreachableException(),
    };

    private async Task<Answer> OfferAsync(Connection connection, string contactId, Question.CanDeskTake asked) =>
        await desk.OfferAsync(connection, contactId, await DeskWishes.ReadAsync(connection, contactId, asked.Language)) is { } terms ? new Answer.Taken(terms) : new Answer.No();
}
