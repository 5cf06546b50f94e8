interface Query<Row> {
  readonly data: readonly Row[] | undefined
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

/** What a table shows of a question whose answer is its rows: them, that they are awaited, what went wrong, and how to ask again. */
export const ofQuery = <Row>({ data, isPending, error, refetch }: Query<Row>) => ({
  rows: data,
  isPending,
  error,
  onRetry: () => void refetch(),
})
