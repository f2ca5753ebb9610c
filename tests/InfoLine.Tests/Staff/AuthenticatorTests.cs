using InfoLine.Staff;

namespace InfoLine.Tests.Staff;

public sealed class AuthenticatorTests
{
    /// <summary>"12345678901234567890", the key of the examples in RFC 6238, appendix B; the codes are the last six digits of those.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Authenticator.CodeAt(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_clock_may_be_wrong_by_half_a_minute(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        (Authenticator.Check(Key, Authenticator.CodeAt(Key, now.AddSeconds(seconds)), now) is not null).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("००५९२४")]
    public void What_is_no_code_is_never_taken(string code) => Authenticator.Check(Key, code, DateTimeOffset.FromUnixTimeSeconds(1_234_567_890)).ShouldBeNull();

    [Fact]
    public void A_new_secret_works_and_is_not_the_one_before()
    {
        var (one, two) = (Authenticator.NewSecret(), Authenticator.NewSecret());
        one.Length.ShouldBe(32);
        (one == two).ShouldBeFalse();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        Authenticator.Check(one, $" {Authenticator.CodeAt(one, now).Insert(3, " ")}", now).ShouldNotBeNull();
        Authenticator.AddressOf(one, "ravi").ShouldBe($"otpauth://totp/InfoLine:ravi?secret={one}&issuer=InfoLine&digits=6&period=30");
    }
}
