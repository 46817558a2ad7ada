"""What part each word of a sentence may play, as one letter: a shallow reading by closed lists, endings and neighbours.

======  ======================================================================================================
letter  meaning
======  ======================================================================================================
``N``   noun, name, number, adjective: whatever may stand in a name or noun phrase
``D``   article, possessive or other determiner
``H``   word with a possessive ending ("Moscow's")
``P``   pronoun as subject; ``O`` as object; ``F`` pronoun with its verb ("it's", "they've")
``V``   finite verb; ``E`` participle after an auxiliary or a noun; ``G`` "-ing" form; ``B`` base form after "to" or a modal
``X``   form of be, have, do; ``M`` modal; ``Z`` negation; ``T`` "to" before a verb
``I``   preposition; ``S`` conjunction that begins a clause; ``W`` relative or question word; ``C`` "and", "or", "but"
``A``   adverb
``Q``   words in quotation marks, as one
======  ======================================================================================================

Marks stand for themselves: ``,`` ``;`` ``:`` ``.`` ``-`` (dash) ``(`` ``)``.
"""

from __future__ import annotations

import re

from goodoffices.read.speech.cue import Cue, cue_nouns, cue_verbs
from goodoffices.read.speech.inflection import IRREGULAR, forms_of_verb

Verbs = dict[str, tuple[Cue, str]]

__all__ = ["is_base", "letters_of", "plain"]

_CLOSED: dict[str, str] = {}
for _letter, _words in {
    "D": "the a an this these those my his her its their our your no some any each every all both several many few another such either neither",
    "P": "he she they it we i you who_ there",
    "O": "him them us me themselves himself herself itself ourselves myself",
    "X": "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't",
    "M": "will would can could may might must shall should cannot won't wouldn't can't couldn't shouldn't mustn't",
    "Z": "not never nor",
    "I": "of in on at by for from with about against between among into onto upon through during under over within without toward towards near "
    "across along around behind beneath beside besides beyond despite inside outside per regarding concerning via amid amidst following throughout "
    "alongside like unlike above below past to",
    "S": "that because although though while whilst whereas if unless when whenever once until till since as after before whether lest so",
    "W": "who which whom whose what where why how",
    "C": "and or but yet",
    "A": "also again still already just only then now here too even ever once_ perhaps maybe meanwhile however therefore thus later earlier "
    "instead always often sometimes rather quite very soon today yesterday tomorrow tonight ago far much further once more twice almost "
    "nearly together apart abroad twice up out down off away back ahead forward instead long never_",
}.items():
    for _word in _words.split():
        if _word[-1] != "_":
            _CLOSED.setdefault(_word, _letter)

_VERBS_KNOWN = """take make give come go see know get want need seem become remain stay keep leave begin continue include hold
bring happen meet lead stand lose pay move live work try help start show hear let allow run fall fight win rise
grow send sell build break spend cut reach kill raise pass serve die wait expect attend open close act follow
stop create speak require seek belong cause face mean put use carry provide return receive join enter arrive
depart visit control occupy capture seize attack hit destroy damage bomb shell withdraw pull push launch fire
strike release exchange transfer hand free detain arrest hold free_ sign ratify approve adopt pass extend
expire end last collapse resume suspend halt fail succeed prevent protect support back oppose cover affect
involve represent serve host chair mediate negotiate discuss violate breach break respect honour honor
implement comply fulfil fulfill deliver supply arm fund finance prepare ready intend plan aim plan get set lie
sit walk travel flee return stay meet gather wear watch look turn become appear seem exist depend matter rest
result increase decrease drop double halve rise shrink spread cross enter lift impose ease tighten threaten
remain bury recover identify miss disappear return coordinate manufacture abandon annex claim""".split()  # noqa: SIM905
_COMMON: dict[str, str] = {}
for _lemma in [*_VERBS_KNOWN, *IRREGULAR]:
    for _form, _mark in zip((*forms_of_verb(_lemma), _lemma), "ZDNGB", strict=True):
        _COMMON[_form] = _COMMON.get(_form, "") + _mark
_NOUNLIKE = frozenset(
    """plans attacks works visits claims controls returns results covers supports hits strikes fires ends starts calls
    talks shells arms hands plan attack work visit claim control return result cover support hit strike fire end
    start call talk shell arm hand meeting building fighting shelling bombing funding spending read report reports
    request requests offers offer demand demands promise promises pledge pledges vow question questions estimate
    estimates forecast forecasts post posts note notes comment comments remark remarks charge charges fear fears
    hope hopes signal signals protest protests challenge challenges order orders command commands brand label blame
    praise welcome doubt doubts thought lament dismissal cuts cut transfers transfer exchange exchanges release
    releases breach breaches increase drop drops honor honour set sets spread damage mines mine move moves aims aim
    looks look turns turn hold lead leads run runs pass passes use uses help state states sign signs rest host
    hosts stand stands saying writing document documents record records detail details broadcast cable message
    messages text texts view views voice voices objects object project projects project conflict concerns concern
    suspects suspect brief briefs show shows finds meeting speaking understanding feeling warning ruling opening
    closing beginning ending crossing landing briefing hearing offering finding findings warnings guess bid deal
    deals face faces light lie lies walk watch fall rise win matter matters means live lives fight fights stay wear
    back close open free stage address points emails states contests reasons leads stages issues""".split()  # noqa: SIM905
)
_AMBIGUOUS_S = re.compile(r"[a-z]{3,}s\Z")
_PLURAL = re.compile(
    r"(?:[a-z]{2,}[^su'’]s|people|police|men|women|children|media|both|sides|forces|others|many|[a-z]+(?:es|as|os|us))\Z"
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")
_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|there|that|who|what)['’](?:s|re|ve|ll|d|m)\Z")
_NEGATED = re.compile(r"[a-z]+n['’]t\Z")
_NOT_ADVERBS = frozenset(
    """july italy family ally supply assembly reply only_ early daily likely monthly weekly anomaly friendly deadly
    elderly costly""".split()  # noqa: SIM905
)
_COMPARING = frozenset(["more", "less", "fewer"])
_BASES = frozenset(
    """vote be have do ban add aid aim air amend annul appoint arrange ask assess assist assure avoid back ban bar bear beat bind block
    boost borrow boycott call campaign cancel care cast celebrate chair change charge check cite clear collect combat commemorate
    compete compensate concentrate conduct consider consult contact contain contribute cool cooperate cope crack create cross curb cut
    deal debate defeat defend defuse delay demobilise demobilize deny deploy deport deter develop disarm disband discuss divide donate
    draft draw drive earn ease elect eliminate employ enable end endorse enforce engage enhance ensure escape establish evacuate evict
    examine exclude execute exist expand expel explain explore export express face facilitate finalise finalize fix focus forgive form
    foster free gain generate get grant guard guide halt handle harm heal help highlight hire hit hunt identify ignore import improve
    incite inform inspect intervene invade invest investigate isolate join judge justify kick know launch learn legalise legalize let
    liberate limit link listen live lock look love manage march mark match matter maximise measure mend minimise mobilise mobilize
    modify monitor name normalise normalize observe obtain offset operate oppose organise organize oust overcome overthrow own park
    patrol pave persuade pick plant play please police pray prefer preserve probe proceed process produce prosecute prove provide
    publish pull punish purge pursue quit raise reach react rebuild reclaim recognise recognize reconcile reconsider reconstruct recruit
    redefine reduce reform refrain regain register regulate reject relax rely relocate remind remove renew repair repatriate repeal
    repel replace report rescue reset reshape resist resolve restart restore restrain restrict retain rethink retreat reveal reverse
    revive revoke ruin run safeguard satisfy save search secure select separate serve settle share shift shoot show shut side silence
    slow smuggle solve speed split sponsor stabilise stabilize starve step strengthen strip struggle submit suffer suggest suppress
    surrender survive swap switch tackle talk target tax test thank think topple touch trade train treat trust try understand undermine
    unify unite update upgrade urge verify visit volunteer wage wait wake want warn waste wash weaken welcome widen wipe worry
    write yield""".split()  # noqa: SIM905
)
_PLAINLY = frozenset(["say", "insist", "argue", "believe", "acknowledge", "suggest", "think", "tell"])
_COUNTING = frozenset(
    """other dozen percentage swing earlier two three four five six seven eight nine ten eleven twelve hundred thousand
    million billion first last next most new old""".split()  # noqa: SIM905
)
_DETERMINING = frozenset(
    """her all both this that these those some many several few each no neither such""".split()  # noqa: SIM905
)


def plain(word: str) -> str:
    """A word in lower case, with straight apostrophes."""
    return word.lower().replace("’", "'")


def letters_of(words: list[str], fixed: list[str]) -> str:
    """One letter for each word.

    Parameters
    ----------
    words : list of str
        As written.
    fixed : list of str
        A letter where it is known already (marks, quotations, names of actors), else empty.

    Examples
    --------
    >>> letters_of("The ministry also said that talks will resume".split(), [""] * 8)
    'DNAVSNMB'
    >>> letters_of("Its demands were rejected by Kyiv".split(), [""] * 6)
    'DNXEIN'
    """
    lows = [plain(word) for word in words]
    verbs = cue_verbs()
    found: list[str] = []
    for place in range(len(lows)):
        if fixed[place]:
            found.append(fixed[place])
            continue
        found.append(_letter_of(words, lows, place, found, verbs))
    return "".join(found)


def _letter_of(words: list[str], lows: list[str], place: int, found: list[str], verbs: Verbs) -> str:
    """The letter of one word, from its form and what stands before and after it."""
    low = lows[place]
    closed = _closed(low, lows, place, found)
    if closed == "M" and place and words[place] in ("May", "Will", "Might"):
        # A month or a name inside a sentence.
        closed = "N"
    if closed:
        return closed
    forms = _forms(low, verbs)
    named = words[place][0].isupper() and place and found[place - 1] not in ".:Q-" if place else False
    if named and not (forms and words[place].isupper()):
        return "N"
    if not forms:
        if found and found[-1] == "T" and low in _BASES:
            return "B"
        if low.endswith("ly") and low not in _NOT_ADVERBS:
            return "A"
        if low.endswith("ed") and len(low) > 4:
            forms = "DN"
        elif low.endswith("ing") and len(low) > 5 and low not in _NOUNLIKE and not low.endswith(("thing", "king")):
            forms = "G"
        else:
            return "N"
    named_before = place > 0 and words[place - 1][0].isupper() and not lows[place - 1].endswith("s")
    return _verbal(low, lows, place, found, forms, named_before)


def _closed(low: str, lows: list[str], place: int, found: list[str]) -> str:
    after = lows[place + 1] if place + 1 < len(lows) else ""
    if low == "to" and place and lows[place - 1] == "according":
        return "I"
    if low == "to":
        return "T" if _infinitive(after) else "I"
    if (low in _COMPARING and after == "than") or (low == "than" and place and lows[place - 1] in _COMPARING):
        return "N"
    if low in _DETERMINING:
        return _demonstrative(low, place, found, after)
    if low in _CLOSED:
        return _CLOSED[low]
    if _NEGATED.match(low):
        return "X"
    if low.startswith("who'"):
        return "W"
    if _CONTRACTED.match(low):
        return "F"
    return "H" if _POSSESSIVE.search(low) else ""


def _infinitive(after: str) -> bool:
    """Whether a base form follows "to", be it in quotation marks."""
    word = after.lstrip("\"“«‘'").partition(" ")[0]
    if word != after and word.isalpha() and word not in _CLOSED and not word.endswith("s"):
        return True
    return is_base(word) or word in ("be", "have", "do", "not")


def _demonstrative(low: str, place: int, found: list[str], after: str) -> str:
    verbal = after in _CLOSED and _CLOSED[after] in "XM"
    if low == "that":
        before = found[place - 1] if place else "."
        if before in ".,-(CI" and (verbal or after in cue_verbs()):
            return "P" if before != "," else "W"
        return "S"
    if low == "her":
        return "D" if after and after not in _CLOSED else "O"
    return "P" if verbal or (after in _COMMON and "D" in _COMMON[after]) or not after.strip(".,;") else "D"


def is_base(low: str) -> bool:
    """Whether a word may be the base form of a verb."""
    return low in _BASES or "B" in _COMMON.get(low, "") or (low in cue_verbs() and "B" in cue_verbs()[low][1])


def _forms(low: str, verbs: Verbs) -> str:
    told = _COMMON.get(low, "")
    cue = verbs.get(low)
    return told + cue[1] if cue else told


def _verbal(low: str, lows: list[str], place: int, found: list[str], forms: str, named_before: bool) -> str:
    """The letter of a word that may be a verb."""
    back = place - 1
    while back >= 0 and found[back] in "AZ":
        back -= 1
    before = found[back] if back >= 0 else "."
    nounlike = low in _NOUNLIKE or low in cue_nouns()
    if before == "T" or (before == "M" and "B" in forms):
        return "B"
    if before == "V" and back == place - 1 and "B" in forms and "G" not in forms:
        return "N"
    if before in "XF":
        if "G" in forms:
            return "G"
        if "N" in forms:
            return "E"
        if "B" in forms and lows[back].startswith(("do", "did")):
            return "B"
        return "N"
    after = lows[place + 1] if place + 1 < len(lows) else ""
    if "G" in forms:
        cued = low in cue_verbs() and (after in ("that", ",", ":") or after[:1] in '"“«‘')
        return "N" if before in "DH" or (nounlike and before in "NI" and not cued) else "G"
    if "D" in forms or "N" in forms:
        return _past(forms, before, after, lows, place, found)
    if before in "DHI" or (before == "N" and found[back] == "N" and nounlike and _noun_follows(after)):
        return "N"
    if nounlike and _is_object(found, back):
        return "N"
    if "Z" in forms:
        if low in ("calls", "claims") and before == "N" and named_before and after in ("for", "on", "upon", "to"):
            return "V"
        return _third(low, before, lows, place, nounlike, lows[back] if back >= 0 else "")
    if before == "P" and lows[back] in ("we", "i", "they", "you", "both", "all", "many", "some"):
        return "V"
    if before == "W" or (before == "N" and _PLURAL.match(lows[back]) and not (nounlike and not _object_follows(after))):
        return "V"
    if before in ",)" and _object_follows(after) and not nounlike:
        return "V"
    if low in _PLAINLY and before in "N,)" and not nounlike:
        return "V"
    return "N"


def _is_object(found: list[str], back: int) -> bool:
    """Whether a verb or preposition governs the noun phrase that goes on here."""
    while back >= 0 and found[back] in "NDHA":
        back -= 1
    return back >= 0 and found[back] in "VETBG"


def _noun_follows(after: str) -> bool:
    return after in _CLOSED and _CLOSED[after] in "XMIV"


def _object_follows(after: str) -> bool:
    return not after or after in ("to", "on", "for", "it") or after in '"“«:,' or _CLOSED.get(after, "N") in "DPOSWNF"


def _past(forms: str, before: str, after: str, lows: list[str], place: int, found: list[str]) -> str:
    if after == "by" and "N" in forms and before in "NH,)D" and lows[place] != "said":
        return "E"
    if before in "DHI" or (before == "N" and lows[place - 1] in _COUNTING and not _object_follows(after)):
        return "N"
    if "D" not in forms:
        return "E"
    return "V"


def _third(low: str, before: str, lows: list[str], place: int, nounlike: bool, word: str) -> str:
    after = lows[place + 1] if place + 1 < len(lows) else ""
    if before in "PW":
        return "V"
    if before == "N" and (word in _COUNTING or word[:1].isdigit()):
        return "N"
    if after in ("that", "who", "which") and _verb_at(lows, place + 2):
        # "the states that held": what somebody states would have a subject of its own.
        return "N"
    if not nounlike:
        return "V" if before in "N,)CQA" else "N"
    if before not in "N,)":
        return "N"
    return (
        "V"
        if _object_follows(after) and not (_PLURAL.match(word) and before == "N") and after not in ("for", "on", "to")
        else "N"
    )


def _verb_at(lows: list[str], place: int) -> bool:
    """Whether the word at a place is an auxiliary or a past form."""
    low = lows[place] if place < len(lows) else ""
    forms = _COMMON.get(low, "")
    return _CLOSED.get(low, "") in ("X", "M") or ("D" in forms and "N" not in forms) or low.endswith("ed")
