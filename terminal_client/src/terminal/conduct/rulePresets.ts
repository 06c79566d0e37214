/** The rules a chair picks from: exact fractions of those eligible or present, each with its quorum. */

import type { Rule } from '../../wire/generated/types';

export interface RulePreset {
  /** Key under `terminal.conduct.rules`. */
  readonly name: string;
  readonly rule: Rule;
}

const HALF_HERE = { quorum_numerator: 1, quorum_denominator: 2 } as const;
const TWO_THIRDS_HERE = { quorum_numerator: 2, quorum_denominator: 3 } as const;

export const RULE_PRESETS: readonly [RulePreset, ...RulePreset[]] = [
  {
    name: 'majority_eligible',
    rule: { base: 'eligible', numerator: 1, denominator: 2, strict: true, ...HALF_HERE },
  },
  {
    name: 'two_thirds_eligible',
    rule: { base: 'eligible', numerator: 2, denominator: 3, strict: false, ...TWO_THIRDS_HERE },
  },
  {
    name: 'majority_present',
    rule: { base: 'present', numerator: 1, denominator: 2, strict: true, ...HALF_HERE },
  },
  {
    name: 'two_thirds_present',
    rule: { base: 'present', numerator: 2, denominator: 3, strict: false, ...TWO_THIRDS_HERE },
  },
  {
    name: 'all_present',
    rule: { base: 'present', numerator: 1, denominator: 1, strict: false, ...HALF_HERE },
  },
];
