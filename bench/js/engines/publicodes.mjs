// publicodes, with the checks as its rules; the host picks those of the tier and works out what is about
// lists. It tells not applicable and not known apart by itself.

import Engine from "publicodes";
import { IDS, output, workedOut } from "../host.mjs";
import { points, tierOf } from "./hand-written.mjs";

const all = (...conditions) => ({ "toutes ces conditions": conditions });
const any = (...conditions) => ({ "une de ces conditions": conditions });
const [LIGHT, STANDARD, ENHANCED, FULL] = [0, 1, 2, 3];

// From which tier, what must hold, and the condition under which it applies.
const CHECKS = {
  c01: [LIGHT, "titled"],
  c02: [LIGHT, "owned"],
  c03: [STANDARD, "options considered >= 3"],
  c04: [
    ENHANCED,
    all("options considered >= 4", any("complexity != 'high'", "options considered >= 5")),
  ],
  c05: [LIGHT, "some claims"],
  c06: [STANDARD, "every outcome known"],
  c07: [LIGHT, "some outcome with metric"],
  c08: [STANDARD, "every metric"],
  c09: [ENHANCED, "every baseline and target"],
  c10: [STANDARD, "some target above"],
  c11: [ENHANCED, "every year within"],
  c12: [FULL, "sources >= 2"],
  c13: [STANDARD, "theory of change"],
  c14: [STANDARD, "bcr >= 1"],
  c15: [FULL, any("bcr >= 2", all("bcr >= 1.5", "optimism bias >= 20"))],
  c16: [STANDARD, "eval budget / total cost >= 0.01"],
  c17: [FULL, all("eval budget / total cost >= 0.02", "eval budget / total cost <= 0.1")],
  c18: [ENHANCED, all("optimism bias >= 10", "optimism bias <= 60")],
  c19: [LIGHT, "funding requested <= total cost"],
  c20: [
    STANDARD,
    "(funding requested + match funding) / total cost >= 0.95",
    "match funding > 0",
  ],
  c21: [ENHANCED, all("contingency / total cost >= 0.05", "contingency / total cost <= 0.3")],
  c22: [LIGHT, all("duration months >= 1", "duration months <= 120")],
  c23: [ENHANCED, "total cost / duration months <= 500000"],
  c24: [LIGHT, "starts in the period"],
  c25: [LIGHT, "all in the kingdom"],
  c26: [
    STANDARD,
    any(
      "procurement route = 'open'",
      "procurement route = 'framework'",
      "procurement route = 'grant'",
    ),
  ],
  c27: [ENHANCED, "subsidy control", "procurement route = 'direct'"],
  c28: [LIGHT, "subsidy control", "in northern ireland"],
  c29: [LIGHT, "risk register"],
  c30: [STANDARD, "m and e plan"],
  c31: [STANDARD, any("baseline data", "some baseline")],
  c32: [STANDARD, "stakeholders >= 3"],
  c33: [ENHANCED, "stakeholders >= two a place"],
  c34: [ENHANCED, all("benefits plan", "exit plan")],
  c35: [
    STANDARD,
    any("delivery confidence >= 60", all("risk register", "delivery confidence >= 40")),
  ],
  c36: [LIGHT, "eqia"],
  c37: [STANDARD, "tradeoff rationale", "tradeoffs recognised"],
  c38: [ENHANCED, "climate assessment"],
  c39: [STANDARD, "data protection"],
  c40: [ENHANCED, all("ambition >= 3", any("novelty != 'high'", "delivery confidence >= 50"))],
};

const FIELDS = [
  "options considered", "complexity", "theory of change", "bcr", "optimism bias", "eval budget",
  "total cost", "funding requested", "match funding", "contingency", "duration months",
  "procurement route", "subsidy control", "risk register", "m and e plan", "baseline data",
  "stakeholders", "benefits plan", "exit plan", "delivery confidence", "eqia",
  "tradeoff rationale", "tradeoffs recognised", "climate assessment", "data protection", "ambition",
  "novelty",
];
const OF_CLAIMS = [
  "some claims", "every outcome known", "some outcome with metric", "every metric",
  "every baseline and target", "some target above", "every year within", "sources", "some baseline",
];
const OF_PLACES = ["all in the kingdom", "two a place", "in northern ireland"];
const OTHERS = ["titled", "owned", "starts in the period"];

const written = (value) =>
  typeof value === "boolean" ? (value ? "oui" : "non") : typeof value === "string" ? `'${value}'` : value;

// The situation: what is missing is left out.
function situation(input) {
  const found = {
    ...workedOut(input),
    "in northern ireland": input.geography?.includes("Northern Ireland"),
    titled: Boolean(input.title),
    owned: Boolean(input.senior_owner),
  };
  const given = {};
  for (const name of FIELDS) {
    const value = input[name.replaceAll(" ", "_")];
    if (value !== null) given[name] = written(value);
  }
  const add = (names, there) => there && names.forEach((name) => (given[name] = written(found[name])));
  add(["titled", "owned"], true);
  add(["starts in the period"], input.start_date !== null);
  add(OF_CLAIMS, input.claims !== null);
  add(OF_PLACES, input.geography !== null);
  return given;
}

const STATES = new Map([[true, "met"], [false, "not_met"], [null, "na"], [undefined, "unknown"]]);

export async function build() {
  const rules = {};
  for (const name of [...FIELDS, ...OF_CLAIMS, ...OF_PLACES, ...OTHERS]) rules[name] = null;
  for (const [id, [, holds, applies]] of Object.entries(CHECKS)) {
    rules[id] = applies ? { "applicable si": applies, valeur: holds } : { valeur: holds };
  }
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  const evaluate = (input) => {
    engine.setSituation(situation(input));
    const tier = tierOf(input);
    const state = (id) => STATES.get(engine.evaluate(id).nodeValue);
    const states = IDS.map((id) => (tier >= CHECKS[id][0] ? state(id) : "na"));
    return output(tier, states, (input.claims ?? []).map(points));
  };
  return {
    // It takes tens of milliseconds: a part of the inputs is enough.
    limit: 40,
    prepare: (input) => input,
    evaluate,
    json: (text) => JSON.stringify(evaluate(JSON.parse(text))),
    output: (result) => result,
  };
}
