"""Abbreviations after which a full stop need not end the sentence."""

from __future__ import annotations

__all__ = ["BEFORE_NAME", "BEFORE_NUMBER", "EITHER", "STARTERS"]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


BEFORE_NAME = _words(
    """mr mrs ms mx messrs dr prof rev fr sr st ste hon rt gen maj col lt lieut capt cpt cmdr cdr adm brig sgt cpl pvt pfc
    rep reps sen sens gov lt-gov pres amb supt insp det asst dep vs v mt ft e.g i.e cf al approx ca viz ret
    sayın sn av doç им ул просп гр тов ред св проф акад ген полк вул пл просп м с"""
)
"""Always followed by more of the same sentence: ``Gen. Metin Gurak``."""

BEFORE_NUMBER = _words(
    """no nos art arts p pp par para paras sec secs ch vol fig figs res jan feb mar apr jun jul aug sep sept oct nov dec
    ст п пп ч с рис табл янв фев февр мар апр авг сент окт нояб дек"""
)
"""Inside the sentence where a number follows: ``No. 5``, ``Art. 3``, ``Jan. 12``."""

EITHER = _words(
    """jr sr inc ltd corp co bros plc llc etc est dept univ assn u.s u.n u.k e.u u.s.a u.a.e d.c a.m p.m b.c a.d ph.d m.d
    г гг р рр в вв т.д т.п т.е др тыс млн млрд руб коп грн ін т.зв vb vd"""
)
"""May close a sentence: it does where a word follows with which sentences begin."""

STARTERS = _words(
    """a an the this that these those he she it its his her they their we our i you there here in on at by for from to with
    without under over after before during since until while when where as if although though but and or so yet however
    meanwhile moreover still then thus both all some many most no not neither each another other what who why how
    according asked speaking officials
    он она оно они это эти этот мы вы я в на по после до при если когда но и а как он
    він вона воно вони це ці цей ми ви у в на за після до якщо коли але і й та як
    bu şu o onlar biz siz ben ve ama ancak fakat bir için sonra önce"""
)
"""Words that begin a sentence far more often than they follow an abbreviation with a capital."""
