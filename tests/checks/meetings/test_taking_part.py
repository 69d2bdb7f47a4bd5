"""Who is said in running text to belong to a meeting, and who not (C107, C110, C111)."""

from ckwriter.checks.meetings.all_or_some import all_take_part_and_some_do_not
from ckwriter.checks.meetings.members import participant_not_listed
from ckwriter.checks.meetings.said_absent import member_said_absent
from ckwriter.testing import assert_findings

MEETING = {"forums[1].name": "退院支援連絡会", "forums[1].members": "精神科病院、訪問看護ステーション、家族会、警察署"}
OTHER = {"forums[2].name": "住まい部会", "forums[2].members": "居住支援法人、精神科病院"}


def told(text: str, remarks: str = "") -> dict[str, str]:
    """Return two listed meetings, what section 6 tells, and what the row of the first remarks."""
    return {**MEETING, **OTHER, "sectors[others].status": text, "forums[1].remarks": remarks}


def test_who_belongs_to_a_meeting_is_listed_however_it_is_said() -> None:
    """A body as the subject, before or behind 委員, in a row of its own or not, is asked about if no list has it."""
    assert_findings(
        participant_not_listed,
        base="nimo-r6",
        dirty=[
            told("消防署は、退院支援連絡会の一員として事例を持ち寄る。"),
            told("商工会議所は住まい部会の委員として第1回から参画している。"),
            told("社会福祉協議会は令和2年度から退院支援連絡会に名を連ねている。"),
            told("県歯科医師会も退院支援連絡会のメンバー。"),
            told("退院支援連絡会の委員に消防署が入っている。"),
            told("", "委員である薬剤師会から意見が多く出る。"),
            told("", "構成員の商工会議所が、雇用の状況を報告する。"),
            {**MEETING, "history[1].period": "令和5年度", "history[1].text": "退院支援連絡会に消防署が加わった。"},
            told("", "看護協会は委員として入居後の体調管理を助言する。"),
            told("医師会の担当理事も、令和5年度から退院支援連絡会の構成員である。"),
            told("地元の団体との話合いが続き、このうち商工会議所は退院支援連絡会の委員でもある。"),
            told("", "弁護士会の方には、委員として退院時の契約について発言をもらった。"),
            told("退院支援連絡会には各病院の相談員と薬剤師会の委員が毎回出席している。"),
            told("退院支援連絡会に消防署の職員が必ず参加している。"),
        ],
        clean=[
            told("退院支援連絡会には家族会の会員が毎回出席している。"),
            told("退院支援連絡会には各病院の相談員が毎回出席している。"),
            told("退院支援連絡会には薬剤師会の委員がオブザーバーとして出席した。"),
            told("家族会は、退院支援連絡会の一員として事例を持ち寄る。"),
            told("消防署には、来年度から退院支援連絡会の委員になってもらう予定である。"),
            told("消防署は退院支援連絡会の委員ではないが、議題に応じて招いている。"),
            told("商工会議所は、居住支援協議会の委員として住まいの相談を担う。"),
            told("令和4年度までは、消防署が退院支援連絡会の委員として参加していた。"),
            told("", "委員のうち精神科病院から意見が多く出る。"),
            told("家族会の会長も、令和5年度から退院支援連絡会の構成員である。"),
            told("消防署は、家族会のメンバーとして招かれたことがある。"),
        ],
    )


def test_a_listed_member_is_not_said_to_be_absent() -> None:
    """Only the body itself, of that meeting and now, contradicts the list."""
    assert_findings(
        member_said_absent,
        base="nimo-r6",
        dirty=[
            (told("警察署は退院支援連絡会の委員に入っておらず、参加を求めることが課題である。"), "警察署"),
            told("家族会が退院支援連絡会に加わっていないことが、長年の宿題である。"),
            told("家族会は退院支援連絡会の構成員に名前がなく、意見を伝える機会が乏しい。"),
            told("市内の警察署は退院支援連絡会のメンバーではない。"),
            told("", "家族会はまだ委員になっていない。"),
        ],
        clean=[
            told("消防署は退院支援連絡会の委員に入っておらず、参加を求めることが課題である。"),
            told("警察署は住まい部会の委員に入っていない。"),
            told("警察署の生活安全課は退院支援連絡会の委員ではない。"),
            told("令和4年度まで、警察署は退院支援連絡会の委員に入っていなかった。"),
            told("一部の精神科病院は退院支援連絡会に加わっていない。"),
            told("退院支援連絡会に加わっていない訪問看護ステーションが2か所ある。"),
        ],
    )


def test_all_or_some_of_a_kind_take_part() -> None:
    """All in one sentence and some in another, of one meeting and one kind of bodies, is asked about."""

    def two(one: str, other: str) -> dict[str, str]:
        return {**MEETING, **OTHER, "sectors[medical].status": one, "sectors[medical].remarks": other}

    all_in = "市内の全7病院が退院支援連絡会に参加している。"
    assert_findings(
        all_take_part_and_some_do_not,
        base="nimo-r6",
        dirty=[
            two(all_in, "退院支援連絡会に参加していない病院が2か所ある。"),
            two(all_in, "退院支援連絡会への参加は5病院で、残る2病院への呼び掛けが課題である。"),
            two("精神科病院は1つ残らず退院支援連絡会に加わっている。", "退院支援連絡会に一部の病院が出席していない。"),
            two("8病院が退院支援連絡会に加わっている。", "退院支援連絡会には5病院しか加わっていない。"),
            two("どの病院も欠かさず退院支援連絡会に参加している。", "7病院のうち5病院が退院支援連絡会に出席している。"),
        ],
        clean=[
            two(all_in, "退院支援連絡会に参加していない診療所が2か所ある。"),
            two(all_in, "住まい部会に参加していない病院が2か所ある。"),
            two(all_in, "令和4年度までは、退院支援連絡会に5病院しか加わっていなかった。"),
            two("全ての病院に退院支援連絡会への参加を働きかける。", "退院支援連絡会には5病院しか加わっていない。"),
            two("全7病院が退院支援連絡会に参加し、うち5病院は毎回出席している。", ""),
        ],
    )
