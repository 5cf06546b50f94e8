/** The candidate closest to what was written, if any is close enough to be a likely slip (edit distance at most two fifths of what differs, or 1). */
export function suggest(written: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const limit = slipsIn(written, candidate)
    if (Math.abs(candidate.length - written.length) > limit) continue
    const distance = editDistance(written, candidate)
    // A word that has nothing in common with what was written is no slip of it, however short both are.
    const isAlike = distance < Math.max(written.length, candidate.length)
    if (isAlike && distance <= limit && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** How many slips are likely: in proportion to what differs, since the words that two ids share say nothing of the others. */
function slipsIn(left: string, right: string): number {
  const [a, b] = [left.split('_'), right.split('_')]
  const all = a.length
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop()
    b.pop()
  }
  while (a.length > 1 && b.length > 1 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  const differing = Math.max(a.join('_').length, b.join('_').length)
  // In a short word of an id two letters may have changed places.
  return Math.max(1, Math.floor(differing / (a.length < all ? 2 : 2.5)))
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
