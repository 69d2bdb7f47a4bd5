"""What may not be sent, by how it is written; and what looks like it and may be."""

from __future__ import annotations

import pytest

from ckwriter.guarding.screen_patterns import found, is_my_number

DIRTY = [
    ("電話086-434-9823へ連絡", "電話番号", "086-434-9823"),
    ("（086）434-9823", "電話番号", "（086）434-9823"),
    ("電話：０８６（４３４）９８２３", "電話番号", "０８６（４３４）９８２３"),
    ("086(434)9823まで", "電話番号", "086(434)9823"),
    ("０８６－４３４－９８２３に連絡", "電話番号", "０８６－４３４－９８２３"),
    ("03 3581 3100", "電話番号", "03 3581 3100"),
    ("携帯09012345678", "電話番号", "09012345678"),
    ("フリーダイヤル0120-123-456", "電話番号", "0120-123-456"),
    ("+81-86-434-9823", "電話番号", "+81-86-434-9823"),
    ("TEL:434-9823", "電話番号", "434-9823"),
    ("内線1234", "電話番号", "1234"),
    ("宛先はinfo@city.example.lg.jpです", "メールアドレス", "info@city.example.lg.jp"),
    ("ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｊｐ", "メールアドレス", "ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｊｐ"),
    ("info(at)city.example.jp", "メールアドレス", "info(at)city.example.jp"),
    ("info［アットマーク］city.example.jp", "メールアドレス", "info［アットマーク］city.example.jp"),
    ("info★city.example.jp", "メールアドレス", "info★city.example.jp"),
    ("〒710-0834", "郵便番号", "〒710-0834"),
    ("郵便番号7100834", "郵便番号", "郵便番号7100834"),
    ("710-0834 倉敷市", "郵便番号", "710-0834"),
    ("岡山県倉敷市笹沖170番地に住む", "住所", "岡山県倉敷市笹沖170番地"),
    ("〒710-0834 倉敷市笹沖170", "住所", "倉敷市笹沖170"),
    ("熊本市中央区手取本町1-1に集合", "住所", "熊本市中央区手取本町1-1"),
    ("熊本市東区東町4丁目11番1号くらしき会館3階", "住所", "熊本市東区東町4丁目11番1号くらしき会館3階"),
    ("住所：大字中島字西ノ前", "住所", "大字中島字西ノ前"),
    ("マイナンバーは123456789018", "マイナンバー", "123456789018"),
    ("1234 5678 9018", "マイナンバー", "1234 5678 9018"),
    ("個人番号 1111-2222-3333", "マイナンバー", "1111-2222-3333"),
    ("昭和50年3月4日生まれの人", "生年月日", "昭和50年3月4日"),
    ("S50.3.4生", "生年月日", "S50.3.4"),
    ("生年月日：1975/03/04", "生年月日", "1975/03/04"),
    ("昭和４０年生まれ", "生年月日", "昭和４０年"),
    ("3人が退院した", "人数", "3人"),
    ("利用者２名", "人数", "２名"),
    ("二人が待機している", "人数", "二人"),
]
CLEAN = [
    "年4回の会議を開く",
    "R6年4月～2月、3-4回、各区3～6回、100-2000人",
    "令和6年10月1日に事業を開始",
    "2024-10-01から2025-03-31まで",
    "延72件/年、延13件/月",
    "人口473,886人、病床854床",
    "0.5か所、第086号、10-12月",
    "123456789012は検査数字が合わない",
    "1111 1111 1111",
    "倉敷市で4-5回、中央区で10-12か所",
    "東町1丁目で開く",
    "市区町村1,741のうち中核市62",
    "昭和50年に開設、平成生まれの世代",
    "令和6年度生活支援事業",
    "一人ひとり、一人暮らし、1人当たり、3人以上、14人、1.5人",
    "4人に1人、2人1組、4人部屋、延4人、各区2人",
    "5人、12名、1,003人",
    "第3期計画（令和6年度）、034（12）病院、A型(B)事業所",
    "精神科病院(at home)の訪問、ver.(1.2)",
    "メールで知らせる。@は使わない",
]


@pytest.mark.parametrize(("text", "kind", "secret"), DIRTY, ids=[text for text, _, _ in DIRTY])
def test_what_may_not_be_sent_is_found(text: str, kind: str, secret: str) -> None:
    """Exactly its own characters, in whatever width."""
    assert (kind, secret) in [(one.kind, text[one.start : one.end]) for one in found(text)]


@pytest.mark.parametrize("text", CLEAN)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """Counts of meetings, dates, figures of the form."""
    assert [text[one.start : one.end] for one in found(text)] == []


def test_the_check_digit_of_an_individual_number() -> None:
    """The twelfth digit is reckoned from the eleven before; each other one is wrong."""
    assert [digit for digit in range(10) if is_my_number(f"12345678901{digit}")] == [8]
    for start in ("02345678901", "98765432109", "10000000008", "31415926535"):
        assert len([digit for digit in range(10) if is_my_number(f"{start}{digit}")]) == 1
