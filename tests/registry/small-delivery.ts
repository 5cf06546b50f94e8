import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Three firms of one county with what the plan of their city asks; every file of a delivery is there, most of them empty. */
export const smallDelivery: Readonly<Record<string, string>> = {
  'pooling_area.csv': 'pooling_area_id,region,fund_balance,monthly_expenditure\n1,500000,1200000,10000\n',
  'firm.csv': `firm_id,entity_kind,industry_code,size_class,employees,is_seriously_dishonest,is_zombie,cancelled_on,is_dispatch_agency
1,企业法人,H6210,小型,30,否,否,9999-12-31,否
2,企业法人,H6210,小型,30,否,否,9999-12-31,否
3,企业法人,C1711,小型,30,否,否,9999-12-31,否
`,
  'insured_unit.csv': `insured_unit_id,firm,pooling_area,insured_region,insured_headcount,headcount_months,insured_months,headcount_at_start,headcount_at_end,natural_attrition,new_claimants,statutory_layoffs,ui_premium_paid_last_year,ui_paid_months_last_year,has_arrears,has_corporate_account,has_tax_account,has_applied_for_deferral,pension_employer_monthly,ui_employer_monthly,injury_employer_monthly,ui_base_monthly
1,1,1,500103,30,360,12,30,30,0,0,0,10000,12,否,是,是,是,1000,100,50,20000
2,2,1,500103,30,360,12,30,30,0,0,0,10000,12,否,是,是,是,1000,100,50,20000
3,3,1,500103,30,360,12,30,30,0,0,0,10000,12,否,是,是,是,1000,100,50,20000
`,
  'person.csv': 'person_id\n',
  'employment.csv': 'employment_id\n',
  'certificate.csv': 'certificate_id\n',
  'organisation.csv': 'organisation_id\n',
  'layoff_plan.csv': 'layoff_plan_id\n',
  'training.csv': 'training_id\n',
  'prior_payment.csv': 'prior_payment_id,policy,insured_unit,firm,base_year,amount,paid_on\n',
}

/** Writes the small delivery into a new folder; a file named in `changes` has that text, or is left out where it is undefined. */
export function deliver(folder: string, changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries({ ...smallDelivery, ...changes }))
    if (text !== undefined) writeFileSync(join(folder, name), text)
  return folder
}
