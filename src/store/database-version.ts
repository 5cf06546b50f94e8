/** The version of the database that computes, as it calls itself. */
export async function databaseVersion(): Promise<string> {
  const { version } = await import('@duckdb/node-api')
  return version()
}
