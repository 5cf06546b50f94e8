import { expect, test } from 'vitest'
import { checkLabels } from '../documents/check-labels.ts'
import { loadOwnGold } from '../documents/gold/load-gold.ts'
import { measureReader } from '../documents/measure-reader.ts'
import { loadOfficialGold } from './official-gold.ts'
import { textFiles } from './official-texts.ts'

const official = loadOfficialGold()

test('every official text has labels', () => {
  expect(official.map(({ gold }) => gold.file)).toEqual(Object.values(textFiles))
})

checkLabels(official)
measureReader([...loadOwnGold(), ...official])
