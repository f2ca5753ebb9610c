using InfoLine.Pages;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>What a password must be like besides its length: long enough to hash, and not the first thing that a stranger tries.</summary>
internal sealed class PasswordRules : IPasswordValidator<StaffMember>
{
    public const int Least = 10;
    public const int Most = 200;
    public const string TooLong = nameof(TooLong);
    public const string TooPlain = nameof(TooPlain);

    private const int LeastDifferent = 5;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var text = password ?? "";
        if (text.Length > Most)
            return Task.FromResult(Failed(TooLong));
        var isPlain = text.Distinct().Count() < LeastDifferent || IsRow(text) || (user.UserName.Length > 0 && text.Contains(user.UserName, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(isPlain ? Failed(TooPlain) : IdentityResult.Success);
    }

    // 1234567890, abcdefghij, and the same backwards.
    private static bool IsRow(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).Distinct().Take(3).ToList();
        return steps is [1 or -1] or [1, -9] or [-1, 9];
    }

    private static IdentityResult Failed(string code) => IdentityResult.Failed(new IdentityError { Code = code, Description = code });
}

/// <summary>Identity's refusals in the words of the pages.</summary>
internal static class Refusals
{
    /// <summary>What is wrong, each thing once; empty for a success.</summary>
    public static IReadOnlyList<FormTrouble> Of(IdentityResult result) => [.. result.Errors.Select(error => Of(error.Code)).DistinctBy(trouble => trouble.Words)];

    private static FormTrouble Of(string code) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new("password", StaffTexts.PasswordTooShort, PasswordRules.Least),
        PasswordRules.TooLong => new("password", StaffTexts.PasswordTooLong, PasswordRules.Most),
        PasswordRules.TooPlain => new("password", StaffTexts.PasswordTooPlain),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new("current", StaffTexts.PasswordWrong),
        nameof(IdentityErrorDescriber.DuplicateUserName) or StaffStore.NameTaken => new("user_name", StaffTexts.NameTaken),
        nameof(IdentityErrorDescriber.InvalidUserName) => new("user_name", StaffTexts.UserNameRule),
        StaffStore.LastAdministrator => new("", StaffTexts.LastAdministrator),
        StaffStore.LinkSpent => new("", StaffTexts.LinkSpent),
        StaffStore.ChangedMeanwhile or nameof(IdentityErrorDescriber.ConcurrencyFailure) => new("", StaffTexts.ChangedMeanwhile),
        _ => new("", StaffTexts.NotTaken),
    };
}
