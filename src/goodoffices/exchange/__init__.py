"""Floor 6: exchanges of people: who goes when, proven to be best, or why it cannot be."""

from goodoffices.exchange.aim import FAIRNESS, Aim, draw_of
from goodoffices.exchange.check import broken_rules, points_of_plan
from goodoffices.exchange.circulation import Circulation, Released, circulate
from goodoffices.exchange.impossible import Impossibility
from goodoffices.exchange.person import Person
from goodoffices.exchange.plan import Cost, Level, Plan, plan
from goodoffices.exchange.problem import Problem, Stage
from goodoffices.exchange.replan import Change, Happening, replan
from goodoffices.exchange.reserve import Reserve
from goodoffices.exchange.rule import Count, Everyone, LivingFirst, Parity, Rule, Share
from goodoffices.exchange.selection import Selection

__all__ = [
    "FAIRNESS",
    "Aim",
    "Change",
    "Circulation",
    "Cost",
    "Count",
    "Everyone",
    "Happening",
    "Impossibility",
    "Level",
    "LivingFirst",
    "Parity",
    "Person",
    "Plan",
    "Problem",
    "Released",
    "Reserve",
    "Rule",
    "Selection",
    "Share",
    "Stage",
    "broken_rules",
    "circulate",
    "draw_of",
    "plan",
    "points_of_plan",
    "replan",
]
