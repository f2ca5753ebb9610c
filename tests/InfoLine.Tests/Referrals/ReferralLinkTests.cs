using InfoLine.Referrals;

namespace InfoLine.Tests.Referrals;

public sealed class ReferralLinkTests
{
    private const string Id = "0192a3b4c5d67e8f90123456789abcde";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset Now = SomeReferral.Monday;
    private static readonly string Link = ReferralLink.Make(Key, Id, 2, Now.AddDays(3));

    [Fact]
    public void A_link_names_its_referral_and_try_until_it_ends()
    {
        ReferralLink.Read([Key], Link, Now).ShouldBe(new LinkReading.Valid(Id, 2));
        ReferralLink.Read([Key], Link, Now.AddDays(3).AddMinutes(-1)).ShouldBeOfType<LinkReading.Valid>();
        ReferralLink.Read([Key], Link, Now.AddDays(3)).ShouldBeOfType<LinkReading.Expired>();
    }

    [Fact]
    public void Any_letter_changed_makes_it_a_forgery()
    {
        for (var i = 0; i < Link.Length; i++)
        {
            foreach (var letter in "Aa0-")
            {
                var forged = Link[..i] + letter + Link[(i + 1)..];
                if (forged != Link && ReferralLink.Read([Key], forged, Now) is LinkReading.Valid valid)
                    valid.ShouldBe(new LinkReading.Valid(Id, 2), "The last letter has bits that stand for nothing; all others count.");
            }
        }

        ReferralLink.Read([Key], (Link[0] == 'A' ? 'B' : 'A') + Link[1..], Now).ShouldBeOfType<LinkReading.Forged>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../../../etc/passwd../../../../etc/passwd.......")]
    [InlineData("कककककककककककककककककककककककककककककककककककककककककककककककककक")]
    public void Anything_else_is_a_forgery(string text) => ReferralLink.Read([Key], text, Now).ShouldBeOfType<LinkReading.Forged>();

    [Fact]
    public void A_link_of_another_key_is_a_forgery_until_that_key_is_known()
    {
        ReferralLink.Read([OtherKey], Link, Now).ShouldBeOfType<LinkReading.Forged>();
        ReferralLink.Read([OtherKey, Key], Link, Now).ShouldBe(new LinkReading.Valid(Id, 2));
        ReferralLink.Read([], Link, Now).ShouldBeOfType<LinkReading.Forged>();
    }

    [Fact]
    public void A_short_key_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => ReferralLink.Make([1, 2, 3], Id, 1, Now));
}
