import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applicationLife, commitmentLife } from '../../src/applications/index.ts'
import { contract, uploadPurposes } from '../../src/contract/index.ts'
import { deferralLife } from '../../src/deferral/index.ts'
import { batchLife, batchSteps } from '../../src/ledger/batch-life.ts'
import { shortageLife } from '../../src/ledger/index.ts'
import { requestLife } from '../../src/ledger/own/account-requests.ts'
import { claimLife, doubtLife, objectionLife, opinionLife, partLife } from '../../src/ledger/row-lives.ts'
import { recoveryLife } from '../../src/recovery/index.ts'
import { schemes } from '../../src/subjects/numbers/schemes.ts'
import { verificationLife } from '../../src/verification/verification.ts'
import { fieldNames, purposeNames, registerNames, stateNames, subjectWords, verbNames } from '../../src/web/administration/words.zh.ts'
import { inProject } from '../store/postgres/stores.ts'

const source = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('web'))
  .map((path) => readFileSync(join(inProject('src'), path), 'utf8'))
  .join('\n')

/** Every word that the program writes between quotes at such a place. */
const written = (place: RegExp): readonly string[] =>
  [...source.matchAll(place)].flatMap(([, words = '']) => words.match(/[a-z_.]+/g) ?? [])

const events = Object.values(contract).flatMap((room) =>
  Object.values(room as Readonly<Record<string, { '~orpc': { meta: { event?: string } } }>>).flatMap(
    (one) => one['~orpc'].meta.event ?? [],
  ),
)
const jobStates = written(/state: z\.enum\(\[([^\]]*'waiting'[^\]]*)\]\)/g)

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  [
    'verb',
    [
      ...events,
      ...Object.keys(verificationLife.verbs),
      ...[
        batchLife(batchSteps),
        partLife,
        claimLife,
        doubtLife,
        opinionLife,
        objectionLife,
        requestLife,
        recoveryLife,
        deferralLife,
        shortageLife,
        applicationLife,
        commitmentLife,
      ].flatMap(({ verbs }) => Object.keys(verbs)),
      ...written(/\bverb: '([a-z_]+)'/g),
      ...written(/\bnote\(([^)]*'[^)]*)\)/g).filter((word) => /^(?:sign|lock)_/.test(word)),
    ],
    verbNames,
  ],
  ['register', written(/\bregister: '([a-z_]+)'/g), registerNames],
  ['state', [...Object.keys(verificationLife.states), ...jobStates, 'open', 'ended', 'disabled', 'closed', 'locked'], stateNames],
  ['field', [...schemes, ...written(/\bfields: \[('[^\]]*)\] ?\}/g)], fieldNames],
  [
    'purpose',
    [
      ...written(/\bpurpose\.default\('([a-z_]+)'\)/g),
      ...written(/\bnamesOf\(.*, '([a-z_.]+)'\)/g),
      ...written(/\bopenUpload\(.*, '([a-z_.]+)'\)/g),
      ...Object.values(uploadPurposes).map(({ read }) => read),
      'paid_list',
    ],
    purposeNames,
  ],
])('every %s that the trail can hold has a Chinese word', (_, ids, names) => {
  expect(ids.length).toBeGreaterThan(2)
  expect([...new Set(ids)].filter((id) => !/\p{Script=Han}/u.test(names[id] ?? ''))).toEqual([])
})

test.each([
  ['person/501', '个人 501'],
  ['insured_unit/9007199254740993', '参保单位 9007199254740993'],
  ['lin', 'lin'],
])('%s stands as %s', (subject, words) => expect(subjectWords(subject)).toBe(words))
