using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Web.Parts;

namespace CallCenter.Web.Tests.Parts;

public sealed class HitPiecesTests
{
    [Fact]
    public void A_sentence_without_hits_is_one_piece() => Assert.Equal([new HitPiece("您好", Hit: false)], HitPieces.Of("您好", []));

    [Fact]
    public void A_hit_is_cut_out_and_nothing_is_lost() => Assert.Equal(
        [new HitPiece("这个我", Hit: false), new HitPiece("不知道", Hit: true), new HitPiece("。", Hit: false)], HitPieces.Of("这个我不知道。", [At(3, 3)]));

    [Fact]
    public void Overlapping_hits_become_one_stretch() => Assert.Equal("ab|cde|f", Marked("abcdef", At(2, 2), At(3, 2)));

    [Fact]
    public void A_hit_outside_the_sentence_marks_nothing() => Assert.Equal("ab", Marked("ab", At(5, 3)));

    [Fact]
    public void A_hit_that_reaches_beyond_the_end_stops_there() => Assert.Equal("a|bc|", Marked("abc", At(1, 9)));

    private static string Marked(string text, params Offence[] offences) =>
        string.Concat(HitPieces.Of(text, offences).Select(piece => piece.Hit ? $"|{piece.Text}|" : piece.Text)).Replace("||", "", StringComparison.Ordinal);

    private static Offence At(int offset, int length) => new("r", "k", Severity.Warn, offset, length);
}
