import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contract, refusalCodesOf } from '../../src/contract/index.ts'
import { inProject } from '../store/postgres/stores.ts'
import { readRefusalCodes } from './read-refusal-codes.ts'

const procedures = Object.entries(contract).flatMap(([room, all]) => Object.keys(all).map((name) => `${room}.${name}`))

// UPDATE=1 writes them anew after an operation, or a refusal of one; npm run format lays them out.
it('codes of the contract are those that the types of the operations allow', () => {
  const codes = readRefusalCodes(inProject())
  expect(Object.keys(codes).sort()).toEqual([...procedures].sort())
  if (process.env.UPDATE === '1') {
    const file = inProject('src', 'contract', 'refusal-codes.ts')
    const lines = Object.entries(codes).map(([procedure, all]) => `  '${procedure}': '${all.join(' ')}',`)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/= \{[^}]*\}/, () => `= {\n${lines.join('\n')}\n}`),
    )
  }
  expect(Object.fromEntries(procedures.map((procedure) => [procedure, refusalCodesOf(procedure)]))).toEqual(codes)
})

it.each([
  ['job.get', ['job_not_found']],
  ['job.cancel', ['job_not_found', 'job_not_yours', 'job_over']],
  ['subject.page', ['purpose_missing', 'subject_not_found']],
  ['session.changePassword', ['current_wrong', 'locked', 'not_signed_in', 'password_unfit', 'session_ended']],
  ['inbox.waiting', []],
])('%s may answer %j', (procedure, codes) => {
  expect(refusalCodesOf(procedure)).toEqual(codes)
})
