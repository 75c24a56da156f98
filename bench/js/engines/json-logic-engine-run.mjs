// json-logic-engine interpreting its rules.

import { prepared } from "./json-logic-engine-build.mjs";

export const build = (context) =>
  prepared(context, (engine, rule) => (input) => engine.run(rule, input));
