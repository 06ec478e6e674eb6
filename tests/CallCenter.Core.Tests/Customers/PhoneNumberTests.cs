using CallCenter.Core.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Customers;

public sealed class PhoneNumberTests
{
    private static readonly Arbitrary<string> Mobiles = (
        from second in Gen.Choose(3, 9)
        from rest in Gen.Choose(0, 999_999_999)
        select $"1{second}{rest:000000000}").ToArbitrary();

    [Theory]
    [InlineData("13812345678", "+8613812345678", "138****5678")]
    [InlineData(" 138 1234 5678 ", "+8613812345678", "138****5678")]
    [InlineData("１３８－１２３４－５６７８", "+8613812345678", "138****5678")]
    [InlineData("+86 138-1234-5678", "+8613812345678", "138****5678")]
    [InlineData("008613812345678", "+8613812345678", "138****5678")]
    [InlineData("8613812345678", "+8613812345678", "138****5678")]
    [InlineData("013812345678", "+8613812345678", "138****5678")]
    [InlineData("0571-88886666", "+8657188886666", "0571****6666")]
    [InlineData("（0571）8888 6666", "+8657188886666", "0571****6666")]
    [InlineData("+86 (0)571 8888 6666", "+8657188886666", "0571****6666")]
    [InlineData("010-65432100", "+861065432100", "010****2100")]
    [InlineData("0576-8412345", "+865768412345", "0576****345")]
    public void Numbers_are_read_as_people_type_them(string typed, string dialable, string masked)
    {
        var number = Assert.IsType<PhoneReading.Understood>(PhoneNumber.Read(typed)).Number;
        Assert.Equal((dialable, masked, masked), (number.Dialable, number.Masked, number.ToString()));
        Assert.Equal(number, PhoneNumber.Stored(dialable));
    }

    [Theory]
    [InlineData(null, PhoneRefusal.Empty)]
    [InlineData("  ", PhoneRefusal.Empty)]
    [InlineData("+", PhoneRefusal.NotANumber)]
    [InlineData("138123x5678", PhoneRefusal.NotANumber)]
    [InlineData("张敏", PhoneRefusal.NotANumber)]
    [InlineData("138+12345678", PhoneRefusal.NotANumber)]
    [InlineData("1381234567", PhoneRefusal.TooShort)]
    [InlineData("138123456789", PhoneRefusal.TooLong)]
    [InlineData("+86", PhoneRefusal.TooShort)]
    [InlineData("0", PhoneRefusal.TooShort)]
    [InlineData("88886666", PhoneRefusal.AreaCodeMissing)]
    [InlineData("0571-888866661", PhoneRefusal.TooLong)]
    [InlineData("0571-18886666", PhoneRefusal.NoSuchRange)]
    [InlineData("57188886666", PhoneRefusal.NoSuchRange)]
    [InlineData("10000", PhoneRefusal.ServiceNumber)]
    [InlineData("95588", PhoneRefusal.ServiceNumber)]
    [InlineData("12315", PhoneRefusal.ServiceNumber)]
    [InlineData("110", PhoneRefusal.ServiceNumber)]
    [InlineData("400-888-8888", PhoneRefusal.ServiceNumber)]
    [InlineData("+1 212 555 0100", PhoneRefusal.Foreign)]
    [InlineData("00852 2345 6789", PhoneRefusal.Foreign)]
    public void The_rest_is_refused_with_its_reason(string? typed, PhoneRefusal reason) =>
        Assert.Equal(new PhoneReading.Refused(reason), PhoneNumber.Read(typed));

    [Fact]
    public void A_very_long_text_is_refused() =>
        Assert.Equal(new PhoneReading.Refused(PhoneRefusal.TooLong), PhoneNumber.Read(new string('1', 100_000)));

    [Theory]
    [InlineData("13812345678")]
    [InlineData("+8613812")]
    [InlineData("+1 212 555 0100")]
    [InlineData("待补录")]
    [InlineData("")]
    [InlineData(null)]
    public void A_stored_text_that_is_no_number_is_none_and_nothing_of_it_is_shown(string? stored)
    {
        Assert.Null(PhoneNumber.Stored(stored));
        Assert.Equal("****", PhoneNumber.MaskedStored(stored));
    }

    [Fact]
    public void Every_mobile_is_read_back_and_masked() => Prop.ForAll(Mobiles, typed =>
        PhoneNumber.Read(typed) is PhoneReading.Understood { Number: var number }
        && number.National == typed && number.IsMobile && PhoneNumber.Stored(number.Dialable) == number
        && !number.Masked.Contains(typed[3..7], StringComparison.Ordinal) && number.Masked.Length == 11).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_text_makes_it_throw_and_what_is_understood_can_be_dialled() => Prop.ForAll<string>(typed =>
        PhoneNumber.Read(typed) is not PhoneReading.Understood { Number: var number }
        || (number.Dialable.StartsWith("+86", StringComparison.Ordinal) && number.Dialable.Length is >= 12 and <= 14)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
