import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findQuestions } from '../../src/documents/index.ts'
import { reader } from './mentions.ts'
import { readText } from './reading-of-lines.ts'

const texts = join(import.meta.dirname, 'texts')

// One invented notice with every trap official texts have set so far. UPDATE=1 writes what is asked now; read the difference before committing it.
test('a notice full of traps', () => {
  const text = readFileSync(join(texts, 'questions-traps.txt'), 'utf8')
  const lines = readText(text).flatMap(({ document, mentions }) =>
    findQuestions(document, mentions, reader).map(({ code, severity, span, with: values }) => {
      const told = Object.entries(values).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]))
      return [severity, code, `@${text.slice(0, span.from).split('\n').length}`, ...told].join(' ')
    }),
  )
  const file = join(texts, 'questions-traps.questions')
  const written = `${lines.join('\n')}\n`
  if (process.env.UPDATE === '1') writeFileSync(file, written)
  expect(written).toBe(readFileSync(file, 'utf8'))
})
