"""Floor 6: exchanges of people: who goes when, proven to be best, or why it cannot be."""

from goodoffices.exchange.aim import FAIRNESS, Aim, draw_of, fingerprint_of_ids
from goodoffices.exchange.check import broken_rules, points_of_plan
from goodoffices.exchange.circulation import Circulation, Released, circulate
from goodoffices.exchange.handover import Account, Handover, account_of, happenings_of, performances_of
from goodoffices.exchange.handover_code import code_of_manifest, code_of_person, person_of_code
from goodoffices.exchange.handover_difference import (
    Departure,
    Disagreement,
    departures_of,
    disagreements_between,
)
from goodoffices.exchange.handover_record import data_of_handover, parse_handover
from goodoffices.exchange.impossible import Impossibility
from goodoffices.exchange.manifest import Manifest, manifest_of, parse_manifest, signers
from goodoffices.exchange.manifest_folder import ManifestFolder, Version
from goodoffices.exchange.manifest_recording import record_versions, recording_faults
from goodoffices.exchange.person import Person
from goodoffices.exchange.plan import Cost, Level, Plan, plan
from goodoffices.exchange.problem import Problem, Stage
from goodoffices.exchange.replan import Change, Happening, replan
from goodoffices.exchange.reserve import Reserve
from goodoffices.exchange.rule import Count, Everyone, LivingFirst, Parity, Rule, Share
from goodoffices.exchange.selection import Selection
from goodoffices.exchange.step import Step
from goodoffices.exchange.vehicle import Seat, seat_people

__all__ = [
    "FAIRNESS",
    "Account",
    "Aim",
    "Change",
    "Circulation",
    "Cost",
    "Count",
    "Departure",
    "Disagreement",
    "Everyone",
    "Handover",
    "Happening",
    "Impossibility",
    "Level",
    "LivingFirst",
    "Manifest",
    "ManifestFolder",
    "Parity",
    "Person",
    "Plan",
    "Problem",
    "Released",
    "Reserve",
    "Rule",
    "Seat",
    "Selection",
    "Share",
    "Stage",
    "Step",
    "Version",
    "account_of",
    "broken_rules",
    "circulate",
    "code_of_manifest",
    "code_of_person",
    "data_of_handover",
    "departures_of",
    "disagreements_between",
    "draw_of",
    "fingerprint_of_ids",
    "happenings_of",
    "manifest_of",
    "parse_handover",
    "parse_manifest",
    "performances_of",
    "person_of_code",
    "plan",
    "points_of_plan",
    "record_versions",
    "recording_faults",
    "replan",
    "seat_people",
    "signers",
]
