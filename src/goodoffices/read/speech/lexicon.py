"""Words that say that something was said: verbs and nouns by lemma, with their class and what may follow them.

What may follow is told by letters: ``q`` words in quotation marks, ``c`` a clause with or without "that", ``w`` a clause
with "whether", "when" or "why", ``i`` "to" with a verb, ``o`` somebody and "to" with a verb, ``r`` somebody and then what is
said ("told reporters that"), ``n`` a noun or "-ing", ``p`` somebody, then "of" or "for" ("accused Moscow of"), ``a``
something and "as" or an adjective ("described it as"). The list is the house's own.
"""

from __future__ import annotations

__all__ = ["LIGHT", "NOUNS", "PHRASES", "VERBS"]

VERBS = """
say qcw: say
say qcwr: tell brief
say qc: add state note observe remark comment write tweet retweet reply respond answer reiterate repeat explain recall recount tell argue
  declare opine reason reckon conclude stress underline emphasize emphasise underscore highlight point contend elaborate clarify
  relay summarize summarise testify narrate intimate post message email detail specify counter retort rejoin chime
  interject joke quip muse marvel exclaim shout cry yell scream whisper murmur mutter sigh laugh smile shrug sob wail gasp groan
  boast brag gloat rant rail fume thunder bellow roar snap sneer scoff taunt tease preach lecture sermonize proclaim pronounce profess
  volunteer venture blog text telegraph cable radio broadcast dictate recite interpose echo parrot drawl growl snarl hiss stammer
  caution_ lament bemoan complain grumble gripe whine moan protest object joke philosophize theorize theorise hypothesize speculate estimate
  calculate project forecast predict foresee prophesy posit postulate surmise deduce infer
say cn: report disclose reveal divulge leak convey communicate publicize mention hint suggest imply indicate signal signify insinuate
  illustrate show find discover determine establish describe_ tout
say q: chant sing boom bark beam crack retaliate recall_ venture_ put beg plead urge continue begin read go conclude finish start resume
insist qcn: stress emphasize emphasise underline underscore highlight reiterate reaffirm restate
insist qc: insist maintain affirm assert aver avow asseverate swear
claim qcin: claim
claim qc: allege purport contend charge assert_
accuse p: accuse blame fault indict charge suspect denounce chide reproach upbraid
accuse n: condemn denounce decry deplore criticize criticise slam blast lambast lambaste attack_ assail castigate censure rebuke berate excoriate lament
  deride ridicule mock bemoan
confirm qcn: confirm verify corroborate attest certify validate acknowledge_ authenticate
deny qcn: deny
deny n: refute rebut disavow disclaim contradict repudiate
deny cn: dispute contest
warn qcro: warn caution
warn qcr: alert remind notify inform advise
threaten qci: threaten
threaten qc: menace
demand qcin: demand
demand cn: request
call-on o: urge press_ pressure_ implore beseech entreat exhort encourage order instruct command direct_ summon challenge call_ advise beg invite
  compel_ enjoin admonish request pressure_ lobby petition plead_ persuade_
call-on qi: plead appeal
reject n: reject dismiss rebuff spurn decline_ disown veto oppose resist_ brush_ scorn discount
reject qc: object
promise qci: promise pledge vow swear guarantee undertake commit
promise qcir: assure reassure promise
propose qcn: propose suggest recommend advocate
propose in: offer
ask qwo: ask
ask qcw: wonder inquire enquire query
ask wn: question debate_ doubt
announce qcn: announce declare unveil proclaim
announce in: plan_ intend
acknowledge qcn: acknowledge admit concede confess own_ grant_
acknowledge n: recognize_ accept_
hope qci: hope
hope c: expect wish trust dream pray
express n: express voice signal_ convey
believe c: believe think feel fear suspect assume guess worry reckon know_ understand_ consider_ anticipate agree_ imagine presume
describe a: describe characterize characterise portray depict label term dub brand hail deem dismiss denounce condemn regard paint
  decry cast_ style rate_ view_
describe wn: describe
agree qci: agree
agree ci: decide resolve
welcome n: welcome praise applaud laud commend hail congratulate thank salute endorse back_ defend
welcome qn: bless
refuse i: refuse decline
call-on n: demand_
"""
"""Class, what may follow, and the lemmas. A lemma may stand in several lines; with a low line at its end it is left out."""

PHRASES = """
call on: call-on o
call upon: call-on o
call for: demand n
appeal to: call-on o
appeal for: demand n
appeal on: call-on o
plead with: call-on o
plead for: demand n
ask for: demand n
press for: demand n
push for: demand n
insist on: demand n
insist upon: demand n
rule out: reject n
turn down: reject n
brush aside: reject n
brush off: reject n
shrug off: reject n
object to: reject n
reject out: reject n
point out: say qcn
point to: say n
make clear: insist qc
speak of: say n
spoke about: say n
speak against: reject n
speak out: say q
talk of: say n
talk about: say n
tell of: say n
hint at: say n
hit back: say qc
hit out: accuse q
lash out: accuse q
fire back: say q
shoot back: say q
sum up: say qc
spell out: say nw
set out: say n
lay out: say n
complain of: accuse n
complain about: accuse n
complain that: accuse c
warn of: warn n
warn against: warn n
caution against: warn n
vow to: promise i
hope for: hope n
wish for: hope n
argue for: propose n
argue against: reject n
refer to: describe a
think of: describe a
boast of: claim n
report on: none n
comment on: none n
respond to: none n
reply to: none n
insist that: insist c
agree on: agree n
agree to: agree i
agree with: none n
commit to: promise n
cast doubt: ask n
claim responsibility: acknowledge n
admit to: acknowledge n
own up: acknowledge n
confess to: acknowledge n
protest against: reject n
protest at: reject n
go on: say q
chime in: say q
break down: none n
charge with: accuse p
charge that: accuse c
demand that: demand c
call attention: say n
draw attention: say n
take issue: reject n
sign off: none n
find out: none n
read out: say q
post on: say q
write in: say q
write on: say q
"""
"""A verb and the word after it: then this class, and this may follow."""

NOUNS = """
claim: claim assertion allegation contention charge suggestion insinuation
say: statement remark comment declaration argument view observation announcement assessment explanation conclusion testimony account_ note_
  reminder message_ prediction forecast estimate finding signal point_ suggestion implication rumour rumor report
accuse: accusation complaint criticism condemnation denunciation blame_
confirm: confirmation affirmation
deny: denial rebuttal
warn: warning caution alert_
threaten: threat ultimatum
demand: demand requirement condition_ request claim_ appeal call plea bid_
reject: rejection refusal dismissal opposition objection
promise: promise pledge vow commitment assurance guarantee undertaking
propose: proposal offer suggestion recommendation idea_ proposition
ask: question query doubt skepticism scepticism
acknowledge: admission acknowledgement acknowledgment concession_
hope: hope expectation wish optimism confidence desire
express: concern fear worry regret outrage dismay anger alarm frustration disappointment satisfaction gratitude support solidarity
  readiness willingness reluctance determination interest surprise condolence sympathy disbelief pessimism reservation belief opinion unease
insist: insistence emphasis_ position stance conviction
"""
"""Class and lemmas of nouns."""

LIGHT = """
express voice make issue repeat renew reiterate present raise deliver offer give have advance air articulate state
lodge file outline put convey release submit echo utter extend show restate level vent dismiss_ withdraw_ receive_ join_
"""
"""Verbs that say little themselves: "made a promise to", "presented demands including"."""
