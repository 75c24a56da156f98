// json-rules-engine: three rules for a check, which tell when it is met, unknown or not asked for.
//
// Its conditions compare a fact with a value. What they cannot say, ratios and whatever is about the
// items of a list, the host works out beforehand: half of the work, and plain code.

import jre from "json-rules-engine";
import { IDS, output, workedOut } from "../host.mjs";
import { points, tierOf } from "./hand-written.mjs";

const is = (fact, operator, value) => ({ fact, operator, value });
const least = (fact, value) => is(fact, "greaterThanInclusive", value);
const most = (fact, value) => is(fact, "lessThanInclusive", value);
const yes = (fact) => is(fact, "equal", true);
const all = (...conditions) => ({ all: conditions });
const any = (...conditions) => ({ any: conditions });
const [LIGHT, STANDARD, ENHANCED, FULL] = [0, 1, 2, 3];

// From which tier, what it needs, what must hold, and the condition under which it applies.
const CHECKS = {
  c01: [LIGHT, [], is("title", "notIn", [null, ""])],
  c02: [LIGHT, [], is("senior_owner", "notIn", [null, ""])],
  c03: [STANDARD, ["options_considered"], least("options_considered", 3)],
  c04: [
    ENHANCED,
    ["options_considered", "complexity"],
    all(
      least("options_considered", 4),
      any(is("complexity", "notEqual", "high"), least("options_considered", 5)),
    ),
  ],
  c05: [LIGHT, ["claims"], yes("some claims")],
  c06: [STANDARD, ["claims"], yes("every outcome known")],
  c07: [LIGHT, ["claims"], yes("some outcome with metric")],
  c08: [STANDARD, ["claims"], yes("every metric")],
  c09: [ENHANCED, ["claims"], yes("every baseline and target")],
  c10: [STANDARD, ["claims"], yes("some target above")],
  c11: [ENHANCED, ["claims"], yes("every year within")],
  c12: [FULL, ["claims"], least("sources", 2)],
  c13: [STANDARD, ["theory_of_change"], yes("theory_of_change")],
  c14: [STANDARD, ["bcr"], least("bcr", 1)],
  c15: [
    FULL,
    ["bcr", "optimism_bias"],
    any(least("bcr", 2), all(least("bcr", 1.5), least("optimism_bias", 20))),
  ],
  c16: [STANDARD, ["eval_budget", "total_cost"], least("evaluation share", 0.01)],
  c17: [
    FULL,
    ["eval_budget", "total_cost"],
    all(least("evaluation share", 0.02), most("evaluation share", 0.1)),
  ],
  c18: [ENHANCED, ["optimism_bias"], all(least("optimism_bias", 10), most("optimism_bias", 60))],
  c19: [
    LIGHT,
    ["funding_requested", "total_cost"],
    most("funding_requested", { fact: "total_cost" }),
  ],
  c20: [
    STANDARD,
    ["funding_requested", "total_cost"],
    least("funded share", 0.95),
    ["match_funding", is("match_funding", "greaterThan", 0)],
  ],
  c21: [
    ENHANCED,
    ["contingency", "total_cost"],
    all(least("contingency share", 0.05), most("contingency share", 0.3)),
  ],
  c22: [LIGHT, ["duration_months"], all(least("duration_months", 1), most("duration_months", 120))],
  c23: [ENHANCED, ["total_cost", "duration_months"], most("monthly cost", 500_000)],
  c24: [LIGHT, ["start_date"], yes("starts in the period")],
  c25: [LIGHT, ["geography"], yes("all in the kingdom")],
  c26: [
    STANDARD,
    ["procurement_route"],
    is("procurement_route", "in", ["open", "framework", "grant"]),
  ],
  c27: [
    ENHANCED,
    ["subsidy_control"],
    yes("subsidy_control"),
    ["procurement_route", is("procurement_route", "equal", "direct")],
  ],
  c28: [
    LIGHT,
    ["subsidy_control"],
    yes("subsidy_control"),
    ["geography", is("geography", "contains", "Northern Ireland")],
  ],
  c29: [LIGHT, ["risk_register"], yes("risk_register")],
  c30: [STANDARD, ["m_and_e_plan"], yes("m_and_e_plan")],
  c31: [STANDARD, ["baseline_data", "claims"], any(yes("baseline_data"), yes("some baseline"))],
  c32: [STANDARD, ["stakeholders"], least("stakeholders", 3)],
  c33: [ENHANCED, ["stakeholders", "geography"], least("stakeholders", { fact: "two a place" })],
  c34: [ENHANCED, ["benefits_plan", "exit_plan"], all(yes("benefits_plan"), yes("exit_plan"))],
  c35: [
    STANDARD,
    ["delivery_confidence", "risk_register"],
    any(
      least("delivery_confidence", 60),
      all(yes("risk_register"), least("delivery_confidence", 40)),
    ),
  ],
  c36: [LIGHT, ["eqia"], yes("eqia")],
  c37: [
    STANDARD,
    ["tradeoff_rationale"],
    yes("tradeoff_rationale"),
    ["tradeoffs_recognised", yes("tradeoffs_recognised")],
  ],
  c38: [ENHANCED, ["climate_assessment"], yes("climate_assessment")],
  c39: [STANDARD, ["data_protection"], yes("data_protection")],
  c40: [
    ENHANCED,
    ["ambition", "novelty", "delivery_confidence"],
    all(
      least("ambition", 3),
      any(is("novelty", "notEqual", "high"), least("delivery_confidence", 50)),
    ),
  ],
};

function rulesOf(id) {
  const [, needs, holds, when] = CHECKS[id];
  const missing = (fact) => is(fact, "equal", null);
  const given = (fact) => is(fact, "notEqual", null);
  const rule = (state, ...conditions) => ({ conditions: all(...conditions), event: { type: id, params: { state } } });
  const asked = when ? [given(when[0]), when[1]] : [];
  const rules = [rule("met", ...asked, ...needs.map(given), holds)];
  if (needs.length) rules.push(rule("unknown", ...asked, any(...needs.map(missing))));
  if (when) {
    rules.push(rule("unknown", missing(when[0])));
    rules.push(rule("na", given(when[0]), { not: when[1] }));
  }
  return rules;
}

export async function build() {
  const engines = [LIGHT, STANDARD, ENHANCED, FULL].map((tier) => {
    const engine = new jre.Engine();
    for (const id of IDS) {
      if (tier >= CHECKS[id][0]) rulesOf(id).forEach((rule) => engine.addRule(rule));
    }
    return engine;
  });
  const evaluate = async (input) => {
    const tier = tierOf(input);
    const states = IDS.map((id) => (tier >= CHECKS[id][0] ? "not_met" : "na"));
    const { events } = await engines[tier].run({ ...input, ...workedOut(input) });
    for (const { type, params } of events) states[IDS.indexOf(type)] = params.state;
    return output(tier, states, (input.claims ?? []).map(points));
  };
  return {
    prepare: (input) => input,
    evaluate,
    json: async (text) => JSON.stringify(await evaluate(JSON.parse(text))),
    output: (result) => result,
  };
}
