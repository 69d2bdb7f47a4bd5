"""A whole and its parts within one text (Q106)."""

from ckwriter.checks.numbers.breakdowns import parts_against_whole
from ckwriter.testing import assert_findings, example, findings


def test_parts_in_a_text_fit_their_whole() -> None:
    """Brackets behind an amount add up to it, and a part is not greater than its whole."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {"strengths": "委員は15名（医療4名、福祉5名、当事者3名、行政3名）である。"},
            {"strengths": "登録者120人（うち65歳以上80人）が利用した。"},
            {"strengths": "8圏域中6圏域で開いている。"},
            {"strengths": "参加者は100人（前年度80人、前々年度70人）であった。"},
            {"strengths": "研修会3回（6月、10月、2月）を開いた。"},
            {"strengths": "延べ120件（実45人、家族30人）の相談があった。"},
            {"strengths": "計12機関（病院3、診療所4、事業所5）が参加している。"},
            {"activities": "研修（基礎1回、専門1回の計2回）"},
            {"strengths": "約50人（医療20人、福祉25人）が参加した。"},
            {"strengths": "20人中12人が退院し、うち8人が地域移行支援を使った。"},
            {"strengths": "1病院につき年2回（前半6回、後半6回）、合わせて12回訪ねた。"},
            {"strengths": "対象102人中88人（86.3%）が回答した。"},
            {"strengths": "参加率は80%（40人／50人）である。"},
            {"strengths": "22病院中18病院（約8割）が参加している。"},
        ],
        dirty=[
            (
                {"strengths": "委員は15名（医療4名、福祉5名、当事者3名、行政4名）である。"},
                "15名（医療4名、福祉5名、当事者3名、行政4名）",
            ),
            ({"strengths": "8圏域中9圏域で開いている。"}, "8圏域中9圏域"),
            {"strengths": "登録者80人（うち65歳以上120人）が利用した。"},
            {"forums[1].members": "計12機関（病院3、診療所4、事業所6）"},
            {"activities": "研修（基礎1回、専門2回の計2回）"},
            {"results[1].effect": "相談は210件（電話120件、来所80件）であった。"},
            {"history[1].text": "調査を実施（対象102人、うち回答120人）"},
            {"strengths": "対象102人中88人（68.3%）が回答した。"},
            {"results[1].result": "85%（40人／50人）"},
        ],
    )


def test_what_is_left_of_a_whole() -> None:
    """A whole, a part and the rest in one text fit; more parts in between are not reckoned with."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {"strengths": "8病院のうち6病院が加わり、残る2病院とは個別に話し合っている。"},
            {"strengths": "12市町のうち5市町に置き、さらに3市町で準備し、残る4市町は検討している。"},
            {"strengths": "8病院のうち6病院が加わる。残る2診療所とも話し合う。"},
        ],
        dirty=[
            (
                {"strengths": "8病院のうち7病院が加わっている。残る2病院とは個別に話し合う。"},
                "8病院のうち7病院が加わっている。残る2病院",
            ),
            {"strengths": "十市町のうち六市町で始まり、残る三市町でも準備を進める。"},
        ],
    )


def test_a_greater_part_is_an_error_and_another_sum_a_question() -> None:
    """9 of 8 cannot be; a sum that differs may leave something out."""

    def level(text: str) -> list[str]:
        return [one.level for one in findings(parts_against_whole, example({"strengths": text}, "nimo-r6"))]

    assert level("8圏域中9圏域で開いている。") == ["error"]
    assert level("210件（電話120件、来所80件）") == ["warning"]


def test_parts_that_are_told_behind_the_whole() -> None:
    """What 内訳は lists adds up; what のうち lists is no more than the whole; a total in the end is that of its parts."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {"strengths": "訪問は90件で、内訳は電話50件、来所40件である。"},
            {"strengths": "参加した60人のうち、家族40人、専門職15人が初めて参加した。"},
            {"strengths": "令和4年度は8件、令和5年度は12件を検討し、2年間で計20件となった。"},
            {"strengths": "9人について検討し、うち6人が退院した。"},
            {"strengths": "訪問は約90件で、内訳は電話50件、来所30件である。"},
        ],
        dirty=[
            ({"strengths": "訪問は90件で、内訳は電話50件、来所30件である。"}, "90件で、内訳は電話50件、来所30件"),
            {"strengths": "参加した60人のうち、家族40人、専門職35人が初めて参加した。"},
            {"strengths": "令和4年度は8件、令和5年度は12件を検討し、2年間で計22件となった。"},
            {"strengths": "6人について検討し、うち9人が退院した。"},
            {"history[1].text": "相談200件の内訳は、本人120件、家族60件、関係機関40件である。"},
        ],
    )


def test_an_average_is_that_of_its_total() -> None:
    """延べ180人 in six times are 30 each time; a rounded average is right."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {"results[1].effect": "全6回で延べ180人（1回平均30人）が参加した。"},
            {"results[1].effect": "7回で延べ100人（1回平均14人）が参加した。"},
            {"results[1].effect": "全6回で延べ180人が参加し、うち平均35人が残った。"},
            {"results[1].effect": "年4回、延べ62人（１回当たりの平均15.5人）"},
        ],
        dirty=[
            ({"results[1].effect": "全6回で延べ180人（1回平均35人）が参加した。"}, "全6回で延べ180人（1回平均35人"),
            {"results[1].effect": "年4回、延べ62人（１回当たりの平均18人）"},
            {"results[1].effect": "計5回に延べ１００人、1回平均25人が集まった。"},
            {"strengths": "3回の開催で延べ90人（1回平均20人）の参加がある。"},
            {"strengths": "12回で延べ240人（1回あたり平均24人）が利用した。"},
        ],
    )


def test_parts_need_not_repeat_the_period_of_their_whole() -> None:
    """年間120件（電話80件、来所35件） is a whole with its parts."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[{"strengths": "相談は年間120件（電話80件、来所40件）であった。"}],
        dirty=[
            ({"strengths": "相談は年間120件（電話80件、来所35件）であった。"}, "年間120件（電話80件、来所35件）"),
            {"strengths": "訪問は年60件で、内訳は未治療25件、中断30件である。"},
        ],
    )


def test_the_figure_of_a_row_is_what_its_note_adds_up_to() -> None:
    """5 beside 全体会2回、部会4回 is asked about; the figure may be one of those listed."""
    council = "profile[council_frequency]"
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {f"{council}.value": "6", f"{council}.note": "全体会2回、精神部会4回"},
            {f"{council}.value": "2", f"{council}.note": "全体会2回、精神部会4回"},
            {f"{council}.value": "5", f"{council}.note": "全体会2回、部会は随時"},
            {f"{council}.value": "5", f"{council}.note": "昨年度4回、今年度は臨時会1回、幹事会3回"},
            {f"{council}.value": "約5", f"{council}.note": "全体会2回、精神部会4回"},
        ],
        dirty=[
            ({f"{council}.value": "5", f"{council}.note": "全体会2回、精神部会4回"}, "5"),
            ({f"{council}.value": "8", f"{council}.note": "全体会1回・運営会議6回"}, "8"),
        ],
    )
