using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class SensitiveNumbersTests
{
    // Made up, and given the check digits that make them count: nobody's numbers.
    private static readonly string Aadhaar = WithVerhoeff("23456789012");
    private static readonly string Vid = WithVerhoeff("299988887777666");
    private static readonly string Card = WithLuhn("450000000000000");

    [Fact] // Requirement 15
    public void An_aadhaar_number_is_masked_in_every_dress()
    {
        var four = Aadhaar[8..];
        Check(Aadhaar, $"XXXXXXXX{four}", SensitiveKind.Aadhaar);
        Check($"mera {Spaced(Aadhaar, " ")} hai", $"mera XXXX XXXX {four} hai", SensitiveKind.Aadhaar);
        Check(Spaced(Aadhaar, "-"), $"XXXX-XXXX-{four}", SensitiveKind.Aadhaar);
        Check(Spaced(Aadhaar, "."), $"XXXX.XXXX.{four}", SensitiveKind.Aadhaar);
        Check(Spaced(Aadhaar, " - "), $"XXXX - XXXX - {four}", SensitiveKind.Aadhaar);
        Check(string.Join(' ', Aadhaar.ToCharArray()), "X X X X X X X X " + string.Join(' ', four.ToCharArray()), SensitiveKind.Aadhaar);
        Check("आधार " + In(Aadhaar, '०'), "आधार XXXXXXXX" + In(four, '०'), SensitiveKind.Aadhaar);
        Check(In(Aadhaar, '٠'), "XXXXXXXX" + In(four, '٠'), SensitiveKind.Aadhaar);
        Check(In(Aadhaar, '０'), "XXXXXXXX" + In(four, '０'), SensitiveKind.Aadhaar);
        Check(InBold(Aadhaar), "XXXXXXXX" + InBold(four), SensitiveKind.Aadhaar);
        Check($"1. {Spaced(Aadhaar, " ")}", $"1. XXXX XXXX {four}", SensitiveKind.Aadhaar);
        Check($"x{Aadhaar}y", $"xXXXXXXXX{four}y", SensitiveKind.Aadhaar);
    }

    [Fact]
    public void A_virtual_id_and_a_mistyped_aadhaar_beside_the_word_are_masked_too()
    {
        Check(Spaced(Vid, " "), $"XXXX XXXX XXXX {Vid[12..]}", SensitiveKind.Aadhaar);
        var wrong = Wrong(Aadhaar);
        Check($"aadhar no. {wrong}", $"aadhar no. XXXXXXXX{wrong[8..]}", SensitiveKind.Aadhaar);
        Check($"mera आधार नंबर {wrong} है", $"mera आधार नंबर XXXXXXXX{wrong[8..]} है", SensitiveKind.Aadhaar);
    }

    [Theory]
    [InlineData("ABCPD1234F", "XXXXXX234F")]
    [InlineData("pan: abcpd1234f.", "pan: XXXXXX234f.")]
    [InlineData("मेरा पैन ABCHD1234F है", "मेरा पैन XXXXXX234F है")]
    [InlineData("PAN ABCPD 1234 F", "PAN XXXXX X234 F")]
    [InlineData("ABCPD१२३४F", "XXXXXX२३४F")]
    public void A_pan_is_masked(string text, string masked) => Check(text, masked, SensitiveKind.Pan);

    [Theory]
    [InlineData("otp 482910", "otp XXXXXX")]
    [InlineData("OTP: 4829", "OTP: XXXX")]
    [InlineData("482910 is my otp", "XXXXXX is my otp")]
    [InlineData("मेरा ओटीपी 482910 है", "मेरा ओटीपी XXXXXX है")]
    [InlineData("ओ.टी.पी. ४८२९", "ओ.टी.पी. XXXX")]
    [InlineData("O.T.P. 4 8 2 9 1 0", "O.T.P. X X X X X X")]
    [InlineData("otp 482 910", "otp XXX XXX")]
    [InlineData("atm pin 4829", "atm pin XXXX")]
    [InlineData("UPI PIN is 482910", "UPI PIN is XXXXXX")]
    [InlineData("पिन 4829", "पिन XXXX")]
    [InlineData("mera password 48291034", "mera password XXXXXXXX")]
    [InlineData("cvv 482", "cvv XXX")]
    [InlineData("otp 4829 Rs 500 ke liye", "otp XXXX Rs 500 ke liye")]
    public void A_password_of_digits_is_masked_whole(string text, string masked) => Check(text, masked, SensitiveKind.Otp);

    [Theory]
    [InlineData("account 123456789", "account XXXXX6789")]
    [InlineData("a/c no. 10203040506", "a/c no. XXXXXXX0506")]
    [InlineData("mera khata number 1020 3040 506 hai", "mera khata number XXXX XXX0 506 hai")]
    [InlineData("खाता संख्या १०२०३०४०५०६", "खाता संख्या XXXXXXX०५०६")]
    [InlineData("10203040506 mera bank khata", "XXXXXXX0506 mera bank khata")]
    [InlineData("khata no 9876543210", "khata no XXXXXX3210")]
    public void An_account_number_is_masked_beside_its_word(string text, string masked) => Check(text, masked, SensitiveKind.BankAccount);

    [Fact]
    public void A_card_number_is_masked()
    {
        Check(Card, $"XXXXXXXXXXXX{Card[12..]}", SensitiveKind.Card);
        Check($"card {Spaced(Card, " ")} hai", $"card XXXX XXXX XXXX {Card[12..]} hai", SensitiveKind.Card);
    }

    [Fact]
    public void Each_kind_is_named_once_in_the_order_of_the_text() =>
        SensitiveNumbers.Mask($"otp 4829, {Aadhaar}, otp 5555").Found.ShouldBe([SensitiveKind.Otp, SensitiveKind.Aadhaar]);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("मुद्रा लोन चाहिए")]
    [InlineData("9876543210")]
    [InlineData("+91 98765 43210")]
    [InlineData("+919876543210")]
    [InlineData("09876543210")]
    [InlineData("mobile 98765-43210")]
    [InlineData("account khulwana hai, call 9876543210")]
    [InlineData("mera khata nahi hai 9876543210")]
    [InlineData("₹50000")]
    [InlineData("loan 500000000")]
    [InlineData("khate me 500000000 rupaye")]
    [InlineData("pin code 221005")]
    [InlineData("pincode 221005")]
    [InlineData("पिन कोड 221005")]
    [InlineData("village Rampur pin 221005")]
    [InlineData("जिला वाराणसी पिन 221005")]
    [InlineData("helpline 18001801111")]
    [InlineData("bank helpline 1800 180 1111")]
    [InlineData("SBIN0001234")]
    [InlineData("UDYAM-UP-12-0001234")]
    [InlineData("request 48213")]
    [InlineData("spin 48213")]
    [InlineData("12/05/2026")]
    [InlineData("ABCDE1234F")]
    [InlineData("SHOPS 1234 A")]
    [InlineData("XABCPD1234F")]
    [InlineData("1112131415161")]
    public void Phones_amounts_places_and_other_numbers_stay(string text)
    {
        var masked = SensitiveNumbers.Mask(text);
        masked.Text.ShouldBeSameAs(text);
        masked.Found.ShouldBeEmpty();
    }

    [Fact]
    public void Twelve_digits_that_are_no_aadhaar_stay()
    {
        Stays(Wrong(Aadhaar));
        Stays(WithVerhoeff("12345678901")); // the first digit is never 0 or 1
        var phone = Enumerable.Range(0, 10).Select(d => $"91987654321{d}").Single(CheckVerhoeff);
        Stays(phone);
        Stays("+" + phone);
        Stays(Wrong(Card));

        static void Stays(string text) => SensitiveNumbers.Mask(text).Text.ShouldBe(text);
    }

    [Fact]
    public void Odd_unicode_and_long_texts_are_read_in_a_moment()
    {
        foreach (var text in RandomText.Many(20_000))
            _ = SensitiveNumbers.Mask(text);
        SensitiveNumbers.Mask(new string('1', 1_000_000)).Found.ShouldBeEmpty();
        SensitiveNumbers.Mask(string.Concat(Enumerable.Repeat("1 ", 500_000))).Found.ShouldBeEmpty();
        SensitiveNumbers.Mask("otp " + new string(' ', 1_000_000) + "4829").Found.ShouldBeEmpty();
    }

    private static void Check(string text, string masked, SensitiveKind kind)
    {
        var result = SensitiveNumbers.Mask(text);
        result.Text.ShouldBe(masked);
        result.Found.ShouldBe([kind]);
    }

    private static string Spaced(string digits, string between) => string.Join(between, digits.Chunk(4).Select(four => new string(four)));

    private static string Wrong(string digits) => digits[..^1] + (char)('0' + (digits[^1] - '0' + 1) % 10);

    private static string In(string digits, char zero) => string.Concat(digits.Select(d => (char)(zero + d - '0')));

    private static string InBold(string digits) => string.Concat(digits.Select(d => char.ConvertFromUtf32(0x1D7CE + d - '0')));

    private static string WithVerhoeff(string digits) => Enumerable.Range(0, 10).Select(d => digits + d).Single(CheckVerhoeff);

    private static string WithLuhn(string digits) => Enumerable.Range(0, 10).Select(d => digits + d).Single(CheckLuhn);

    private static bool CheckLuhn(string digits) =>
        digits.Reverse().Select((d, i) => (d - '0') * (i % 2 + 1)).Sum(n => n / 10 + n % 10) % 10 == 0;

    // Verhoeff by its definition instead of tables: the symmetries of a pentagon, and one permutation applied again and again.
    private static bool CheckVerhoeff(string digits)
    {
        int[] once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var check = 0;
        foreach (var (digit, position) in digits.Reverse().Select((d, i) => (d - '0', i)))
        {
            var exchanged = digit;
            for (var i = 0; i < position % 8; i++)
                exchanged = once[exchanged];
            check = Compose(check, exchanged);
        }
        return check == 0;
    }

    private static int Compose(int a, int b)
    {
        var (turnA, flipA) = (a % 5, a >= 5);
        var (turnB, flipB) = (b % 5, b >= 5);
        var turn = ((flipA ? turnA - turnB : turnA + turnB) + 5) % 5;
        return turn + (flipA != flipB ? 5 : 0);
    }
}
