/** Every mark of the office, drawn in the colour of its text on a field of 12, so that it prints. */
const drawings = {
  eligible: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  review: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  local: <path d="M6 .9 11.1 6 6 11.1.9 6z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  missing: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2.05" />,
  cross: <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  tick: <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  late: <path d="M6 .8l5.6 10.4H.4z" fill="currentColor" />,
  near: <path d="M6 2.2l4.3 8.2H1.7z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  paid: (
    <>
      <rect x="1" y="1" width="10" height="10" fill="currentColor" />
      <path d="M3 6l2.2 2.2L9 4" fill="none" stroke="#fff" strokeWidth="1.5" />
    </>
  ),
  unpaid: <rect x="1.5" y="1.5" width="9" height="9" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  transit: <path d="M.5 6h9M6.5 2.5L10 6 6.5 9.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  returned: <path d="M4.5 1.5L1.2 4.6l3.3 3.1M1.5 4.6h5.8a3 3 0 0 1 0 6H4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  held: <path d="M3.5 1v10M8.5 1v10" stroke="currentColor" strokeWidth="2" />,
  now: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="6" cy="6" r="2" fill="currentColor" />
    </>
  ),
  waiting: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  done: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="M3.4 6.2l1.9 1.9 3.4-4" fill="none" stroke="#fff" strokeWidth="1.4" />
    </>
  ),
  down: <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  seek: (
    <>
      <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 8l3.2 3.2" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  bell: (
    <path
      d="M6 1a3.4 3.4 0 0 0-3.4 3.4c0 2.9-1.1 3.7-1.1 4.4h9c0-.7-1.1-1.5-1.1-4.4A3.4 3.4 0 0 0 6 1zM4.6 10.2a1.4 1.4 0 0 0 2.8 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
  menu: <path d="M1 2.5h10M1 6h10M1 9.5h10" stroke="currentColor" strokeWidth="1.5" />,
} as const

export type MarkName = keyof typeof drawings

/** One mark, 12 by 12, beside the word that says the same. */
export function Mark({ name }: { readonly name: MarkName }) {
  return (
    <svg className="mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
