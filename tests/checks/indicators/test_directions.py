"""Words of direction against numbers (Q206)."""

from ckwriter.beside import Unplaced
from ckwriter.checks.indicators.directions import direction_against_numbers
from ckwriter.testing import assert_findings, example, findings


def test_words_of_direction_follow_the_numbers() -> None:
    """増加 and 減少 agree with the amounts in their order of time; other subjects, aims and denials are left alone."""
    assert_findings(
        direction_against_numbers,
        base="nimo-r6",
        clean=[
            {"strengths": "登録者は12人から19人に増えた。"},
            {"strengths": "世帯数が増加（14→19→23世帯）している。"},
            {"strengths": "件数が減少しませんでした（12件から15件）。"},
            {"strengths": "利用は令和3年度に10件まで減少したが、令和5年度は15件まで回復した。"},
            {"strengths": "入院者は平成30年度の120人をピークに減少し、令和5年度は80人である。"},
            {"strengths": "長期入院者はR3年度310人、R4年度298人、R5年度281人と減少している。"},
            {"strengths": "相談は延210件（前年度198件）と増加した。"},
            {"strengths": "R4年度10件、R5年度8件と減少した一方、訪問は増加した。"},
            {"strengths": "待機者を12人から8人に減らし、利用の増加を図る。"},
            {"strengths": "利用は10件から12件と大きくは増加していない。"},
            {"strengths": "参加機関は、令和元年度の8機関に対し、令和5年度は15機関に拡大した。"},
            {"strengths": "利用件数は前年度比3件増の8件であった。"},
            {"strengths": "件数は4件、5件、4件とほぼ横ばいである。"},
            {"strengths": "延べ件数は300件から280件に減ったが、実人数は40人から45人に増えた。"},
            {"strengths": "21機関になった。うち新規は5機関で、前年度の16機関から増えた。"},
            {"strengths": "増加する相談に対応するため、相談員を2名から3名とした。"},
        ],
        dirty=[
            {"strengths": "登録者は19人から12人に増えた。"},
            {"strengths": "利用する世帯が増加（23→19→14世帯）した。"},
            {"strengths": "長期入院者はR3年度281人、R4年度298人、R5年度310人と減少している。"},
            {"strengths": "相談は延198件（前年度210件）と増加した。"},
            {"results[1].effect": "利用者は令和4年の5人から令和5年の9人へと減少した。"},
            {"history[1].text": "利用件数が減少（H27:6件、H28:16件、H29:22件）"},
            {"sectors[medical].status": "退院者数は、前年度の20人と比べ26人となり、減少した。"},
            {"strengths": "参加機関は15機関→8機関に拡大した。"},
            {"history[1].text": "給付の増加（H27→6件, H28→16件, H29→12件）"},
        ],
    )


def test_a_series_that_turns_is_a_question_and_a_wrong_end_an_error() -> None:
    """6, 16, 12 did grow, but not all the way; 19 to 12 did not."""

    def level(text: str) -> list[str]:
        return [one.level for one in findings(direction_against_numbers, example({"strengths": text}, "nimo-r6"))]

    assert level("給付の増加（H27:6件、H28:16件、H29:12件）") == ["warning"]
    assert level("登録者は19人から12人に増えた。") == ["error"]


def test_other_words_of_direction() -> None:
    """短くなった, 少なくなった and 過去最多となった say where numbers went."""
    assert_findings(
        direction_against_numbers,
        base="nimo-r6",
        clean=[
            {"strengths": "待つ期間は60日から45日に短くなった。"},
            {"strengths": "登録者は18人から25人と多くなった。"},
            {"strengths": "利用者は令和3年度15人、令和4年度18人、令和5年度20人で、過去最多となった。"},
            {"strengths": "退院した方は12人から9人に少なくなった。"},
            {"strengths": "参加者は30人から45人となり、最多の会場は北部であった。"},
        ],
        dirty=[
            {"strengths": "平均在院日数は280日から305日に短くなりました。"},
            {"strengths": "登録者は25人から18人と多くなった。"},
            {"strengths": "利用者は令和3年度20人、令和4年度18人、令和5年度15人で、過去最多となった。"},
            {"strengths": "中断した方は5人から9人に少なくなった。"},
            {"strengths": "待つ期間は45日から30日に長くなっている。"},
        ],
    )


def test_a_sentence_without_a_place_counts() -> None:
    """What stands beside a table, and found no place, is held against its own figures."""
    words = "退院者は年々増加している（R4年度：148人→R5年度：131人→R6年度：119人）。"
    base = example({}, "nimo-r6").model_copy(update={"unplaced": (Unplaced(text=words, where="4 成果・効果"),)})
    (found,) = findings(direction_against_numbers, base)
    assert found.at == "unplaced[1]"
    told = words.replace("増加", "減少")
    base = base.model_copy(update={"unplaced": (Unplaced(text=told, where="4 成果・効果"),)})
    assert not findings(direction_against_numbers, base)


def test_runs_of_figures_and_last_years_in_brackets() -> None:
    """Three figures in a row before 右肩上がり, and 前年度（131人）より増えた, are read as series."""
    assert_findings(
        direction_against_numbers,
        base="nimo-r6",
        dirty=[
            {"strengths": "研修の修了者は、45人、40人、33人と右肩上がりである。"},
            {"strengths": "協力店は、12店、10店、9店と着実に増えています。"},
            {"strengths": "参加者は118人となり、前年度（131人）より増えた。"},
            {"strengths": "満足とした割合は82%から78%に上がった。"},
            {"strengths": "待ち時間は20分から30分へ縮まった。"},
            {"strengths": "提供は5件から3件に上積みされた。"},
        ],
        clean=[
            {"strengths": "研修の修了者は、33人、40人、45人と右肩上がりである。"},
            {"strengths": "参加者は118人となり、前年度（101人）より増えた。"},
            {"strengths": "会場は3か所、定員は20人、18人と広さで変え、参加が増えた。"},
            {"strengths": "相談は30件から12件となり、話し合いは盛り上がった。"},
            {"strengths": "待ち時間は30分から20分へ縮まった。"},
        ],
    )


def test_places_records_and_steps() -> None:
    """広がる of what goes from place to place, a record, 上回る between two amounts, and a step with both its ends."""
    assert_findings(
        direction_against_numbers,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "7病院から9病院へと受入れの輪が広がった。",
                "9病院のうち7病院に広がった。",
                "説明会を5回から3回に集約し、中身が広がった。",
                "電話相談は1,310件（前年度1,240件）と過去最多を更新した。",
                "退院者は前年の10人を上回る12人だった。",
                "受講者は前年度の41人に比べ8人減の33人。",
                "協力店を14店から20店に広げる。",
            )
        ],
        dirty=[
            {"strengths": text}
            for text in (
                "9病院から7病院へと受入れの輪が広がった。",
                "令和5年度の14団体が令和6年度は11団体と広がりを見せている。",
                "電話相談は1,240件（前年度1,310件）と過去最多を更新した。",
                "退院者は前年の12人を上回る10人だった。",
                "受講者は前年度の41人に比べ8人増の33人。",
            )
        ],
    )
