import { databaseVersion } from '../../store/index.ts'
import type { Console } from '../console.ts'
import { programVersion } from '../program-version.ts'

/** Prints what is running: the program, the platform it runs on, the database that computes. */
export async function showVersion(console: Console): Promise<void> {
  const version = programVersion()
  const duckdb = await databaseVersion()
  console.line(`ballast ${version}`)
  console.line(`Node.js ${process.version}`)
  console.line(`DuckDB ${duckdb}`)
  console.json({ ballast: version, node: process.version, duckdb })
}
