using CallCenter.Core.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Customers;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("张敏", "张*")]
    [InlineData("张敏华", "张**")]
    [InlineData("欧阳娜娜", "欧***")]
    [InlineData("阿依古丽·买买提", "阿***")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("张 敏", "张*")]
    [InlineData("张", "张*")]
    [InlineData("John Smith", "J*** S***")]
    [InlineData("Al Bo", "A* B*")]
    [InlineData("José", "J***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Only_the_first_character_of_a_name_is_kept(string? name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Fact]
    public void No_name_of_two_characters_stays_readable() => Prop.ForAll<NonEmptyString>(name =>
        !Masking.Name(name.Get).Contains(name.Get.Trim(), StringComparison.Ordinal) || name.Get.Trim().Length <= 1 || name.Get.Contains('*', StringComparison.Ordinal))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Stop_calling_of_a_kind_names_its_kind()
    {
        Assert.Equal((DoNotCallScope.Kind, CallbackKind.Care), (DoNotCallEntry.OfKind(CallbackKind.Care).Scope, DoNotCallEntry.OfKind(CallbackKind.Care).Kind));
        Assert.True(DoNotCallEntry.All().Bars(CallPurpose.Service, CallbackKind.Arrears));
        Assert.False(DoNotCallEntry.Marketing().Bars(CallPurpose.Collection, CallbackKind.Arrears));
    }
}
