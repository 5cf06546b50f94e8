/** Where to go after signing in: a path of this office, or its first page where the address names anything else. */
export function returnPath(written: string): string {
  // A browser drops tabs and line ends and takes a backslash for a slash: what would leave this office is seen once it has done so.
  const here = 'http://office.invalid'
  const isPath = written.startsWith('/') && URL.canParse(written, here)
  const url = isPath ? new URL(written, here) : undefined
  if (url === undefined || url.origin !== here || url.pathname.startsWith('/sign-in')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
