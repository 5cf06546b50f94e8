import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as CodegenDialect, generate, TypeScriptSerializer } from 'kysely-codegen'
import { expect, it } from 'vitest'
import { migrate } from '../../../src/store/postgres/migrate.ts'
import { openPool } from '../../../src/store/postgres/open-pool.ts'
import { inProject, migrationsFolder } from './stores.ts'

// UPDATE=1 writes the types anew after a migration.
it('types of the tables are those of the migrated database', async () => {
  const opened = await openPool({ kind: 'memory' })
  if (opened.kind === 'refused') throw new Error(JSON.stringify(opened.refusal))
  const { pool, close } = opened.value
  expect(await migrate(pool, migrationsFolder)).toMatchObject({ kind: 'done' })
  const file = join(mkdtempSync(join(tmpdir(), 'ballast-tables-')), 'tables.ts')
  await generate({
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    dialect: new CodegenDialect({ numericParser: 'string', dateParser: 'string' }),
    outFile: file,
    serializer: new TypeScriptSerializer({ singularize: false, runtimeEnums: false }),
    typeMapping: { int8: 'bigint', timestamptz: 'Date', bytea: 'Buffer', date: 'string' },
  })
  await close()
  const committed = inProject('src', 'store', 'postgres', 'tables.ts')
  const text = readFileSync(file, 'utf8')
  if (process.env.UPDATE === '1') writeFileSync(committed, text)
  expect(readFileSync(committed, 'utf8')).toBe(text)
})
