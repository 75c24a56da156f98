# The rules of saf-40 in Rego. The host adds up the sections and the three strongest claims.
package saf

catalogue := {"out.jobs", "out.productivity", "out.skills", "out.health", "out.wellbeing", "out.housing", "out.transport", "out.digital", "out.carbon", "out.biodiversity", "out.air_quality", "out.safety", "out.justice", "out.education", "out.inclusion", "out.culture", "out.exports", "out.research"}

kingdom := {"England", "Scotland", "Wales", "Northern Ireland", "UK"}

size(pounds) := 0 if pounds < 500000
else := 1 if pounds < 5000000
else := 2 if pounds < 20000000
else := 3

base := size(input.total_cost) if input.total_cost != null
else := size(input.funding_requested) if input.funding_requested != null
else := 1

tier := min([base + 1, 3]) if input.complexity == "high"
else := base

least_options := 5 if input.complexity == "high"
else := 4

outside(year) if {
	year != null
	year < 2026
}

outside(year) if {
	year != null
	year > 2040
}

part(value, worth) := 0 if value == null
else := worth

points(claim) := sum([
	part(claim.metric_id, 0.25), part(claim.baseline, 0.2), part(claim.target, 0.25),
	part(claim.target_year, 0.15), part(claim.source, 0.15),
]) if claim.outcome_id in catalogue
else := 0

c01 := "met" if {
	input.title != null
	input.title != ""
}
else := "not_met"

c02 := "met" if {
	input.senior_owner != null
	input.senior_owner != ""
}
else := "not_met"

c03 := "na" if tier < 1
else := "unknown" if input.options_considered == null
else := "met" if {
	input.options_considered >= 3
}
else := "not_met"

c04 := "na" if tier < 2
else := "unknown" if input.options_considered == null
else := "unknown" if input.complexity == null
else := "met" if {
	input.options_considered >= least_options
}
else := "not_met"

c05 := "unknown" if input.claims == null
else := "met" if {
	count(input.claims) > 0
}
else := "not_met"

c06 := "na" if tier < 1
else := "unknown" if input.claims == null
else := "met" if {
	count(input.claims) > 0
	every claim in input.claims {
		claim.outcome_id in catalogue
	}
}
else := "not_met"

c07 := "unknown" if input.claims == null
else := "met" if {
	some claim in input.claims
	claim.outcome_id in catalogue
	claim.metric_id != null
}
else := "not_met"

c08 := "na" if tier < 1
else := "unknown" if input.claims == null
else := "met" if {
	count(input.claims) > 0
	every claim in input.claims {
		claim.metric_id != null
	}
}
else := "not_met"

c09 := "na" if tier < 2
else := "unknown" if input.claims == null
else := "met" if {
	count(input.claims) > 0
	every claim in input.claims {
		claim.baseline != null
		claim.target != null
	}
}
else := "not_met"

c10 := "na" if tier < 1
else := "unknown" if input.claims == null
else := "met" if {
	some claim in input.claims
	claim.baseline != null
	claim.target != null
	claim.target > claim.baseline
}
else := "not_met"

c11 := "na" if tier < 2
else := "unknown" if input.claims == null
else := "met" if {
	count([1 | some claim in input.claims; outside(claim.target_year)]) == 0
}
else := "not_met"

c12 := "na" if tier < 3
else := "unknown" if input.claims == null
else := "met" if {
	count([1 | some claim in input.claims; claim.source != null]) >= 2
}
else := "not_met"

c13 := "na" if tier < 1
else := "unknown" if input.theory_of_change == null
else := "met" if {
	input.theory_of_change
}
else := "not_met"

c14 := "na" if tier < 1
else := "unknown" if input.bcr == null
else := "met" if {
	input.bcr >= 1
}
else := "not_met"

c15 := "na" if tier < 3
else := "unknown" if input.bcr == null
else := "unknown" if input.optimism_bias == null
else := "met" if {
	input.bcr >= 2
}
else := "met" if {
	input.bcr >= 1.5
	input.optimism_bias >= 20
}
else := "not_met"

c16 := "na" if tier < 1
else := "unknown" if input.eval_budget == null
else := "unknown" if input.total_cost == null
else := "met" if {
	input.eval_budget / input.total_cost >= 0.01
}
else := "not_met"

c17 := "na" if tier < 3
else := "unknown" if input.eval_budget == null
else := "unknown" if input.total_cost == null
else := "met" if {
	input.eval_budget / input.total_cost >= 0.02
	input.eval_budget / input.total_cost <= 0.1
}
else := "not_met"

c18 := "na" if tier < 2
else := "unknown" if input.optimism_bias == null
else := "met" if {
	input.optimism_bias >= 10
	input.optimism_bias <= 60
}
else := "not_met"

c19 := "unknown" if input.funding_requested == null
else := "unknown" if input.total_cost == null
else := "met" if {
	input.funding_requested <= input.total_cost
}
else := "not_met"

c20 := "na" if tier < 1
else := "unknown" if input.match_funding == null
else := "na" if input.match_funding <= 0
else := "unknown" if input.funding_requested == null
else := "unknown" if input.total_cost == null
else := "met" if {
	(input.funding_requested + input.match_funding) / input.total_cost >= 0.95
}
else := "not_met"

c21 := "na" if tier < 2
else := "unknown" if input.contingency == null
else := "unknown" if input.total_cost == null
else := "met" if {
	input.contingency / input.total_cost >= 0.05
	input.contingency / input.total_cost <= 0.3
}
else := "not_met"

c22 := "unknown" if input.duration_months == null
else := "met" if {
	input.duration_months >= 1
	input.duration_months <= 120
}
else := "not_met"

c23 := "na" if tier < 2
else := "unknown" if input.total_cost == null
else := "unknown" if input.duration_months == null
else := "met" if {
	input.total_cost / input.duration_months <= 500000
}
else := "not_met"

c24 := "unknown" if input.start_date == null
else := "met" if {
	input.start_date >= "2026-04-01"
}
else := "not_met"

c25 := "unknown" if input.geography == null
else := "met" if {
	count(input.geography) > 0
	every place in input.geography {
		place in kingdom
	}
}
else := "not_met"

c26 := "na" if tier < 1
else := "unknown" if input.procurement_route == null
else := "met" if {
	input.procurement_route in {"open", "framework", "grant"}
}
else := "not_met"

c27 := "na" if tier < 2
else := "unknown" if input.procurement_route == null
else := "na" if input.procurement_route != "direct"
else := "unknown" if input.subsidy_control == null
else := "met" if {
	input.subsidy_control
}
else := "not_met"

c28 := "unknown" if input.geography == null
else := "na" if not "Northern Ireland" in input.geography
else := "unknown" if input.subsidy_control == null
else := "met" if {
	input.subsidy_control
}
else := "not_met"

c29 := "unknown" if input.risk_register == null
else := "met" if {
	input.risk_register
}
else := "not_met"

c30 := "na" if tier < 1
else := "unknown" if input.m_and_e_plan == null
else := "met" if {
	input.m_and_e_plan
}
else := "not_met"

c31 := "na" if tier < 1
else := "unknown" if input.baseline_data == null
else := "unknown" if input.claims == null
else := "met" if {
	input.baseline_data
}
else := "met" if {
	some claim in input.claims
	claim.baseline != null
}
else := "not_met"

c32 := "na" if tier < 1
else := "unknown" if input.stakeholders == null
else := "met" if {
	input.stakeholders >= 3
}
else := "not_met"

c33 := "na" if tier < 2
else := "unknown" if input.stakeholders == null
else := "unknown" if input.geography == null
else := "met" if {
	input.stakeholders >= 2 * count(input.geography)
}
else := "not_met"

c34 := "na" if tier < 2
else := "unknown" if input.benefits_plan == null
else := "unknown" if input.exit_plan == null
else := "met" if {
	input.benefits_plan
	input.exit_plan
}
else := "not_met"

c35 := "na" if tier < 1
else := "unknown" if input.delivery_confidence == null
else := "unknown" if input.risk_register == null
else := "met" if {
	input.delivery_confidence >= 60
}
else := "met" if {
	input.risk_register
	input.delivery_confidence >= 40
}
else := "not_met"

c36 := "unknown" if input.eqia == null
else := "met" if {
	input.eqia
}
else := "not_met"

c37 := "na" if tier < 1
else := "unknown" if input.tradeoffs_recognised == null
else := "na" if not input.tradeoffs_recognised
else := "unknown" if input.tradeoff_rationale == null
else := "met" if {
	input.tradeoff_rationale
}
else := "not_met"

c38 := "na" if tier < 2
else := "unknown" if input.climate_assessment == null
else := "met" if {
	input.climate_assessment
}
else := "not_met"

c39 := "na" if tier < 1
else := "unknown" if input.data_protection == null
else := "met" if {
	input.data_protection
}
else := "not_met"

c40 := "na" if tier < 2
else := "unknown" if input.ambition == null
else := "unknown" if input.novelty == null
else := "unknown" if input.delivery_confidence == null
else := "met" if {
	input.ambition >= 3
	input.novelty != "high"
}
else := "met" if {
	input.ambition >= 3
	input.delivery_confidence >= 50
}
else := "not_met"

listed := [] if input.claims == null
else := input.claims

output := {
	"tier": tier,
	"points": [points(claim) | some claim in listed],
	"checks": [
		c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14,
		c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28,
		c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39, c40,
	],
}
