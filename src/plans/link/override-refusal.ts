import type { ValueRefusal } from '../read/judge-value.ts'
import type { ParameterOverride } from './apply-overrides.ts'

/** Why a parameter cannot be given another value; nothing is screened with it. */
export interface OverrideRefusal {
  readonly code:
    | ValueRefusal['code']
    | 'override_above_ceiling'
    | 'override_given_twice'
    | 'override_of_no_number'
    | 'override_of_plan_left_out'
    | 'override_reverses_schedule'
    | 'override_too_large'
    | 'override_without_effect'
  readonly override: ParameterOverride
  readonly with: Readonly<Record<string, string>>
}
