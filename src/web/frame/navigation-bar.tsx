import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useContext } from 'react'
import { type Door, DoorsContext, type Place } from '../navigation.tsx'
import { useMay } from '../session/use-session.ts'
import { openDoors, placeOf } from './places.ts'

/** The navigation: the doors that are open, and the places behind the one where the page stands. */
export function NavigationBar({ id }: { readonly id: string }) {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const open = openDoors(useContext(DoorsContext), useMay())
  const current = placeOf(open, path)
  return (
    <nav className="navigation" id={id} aria-label="主导航">
      <ul>
        {open.map((door) => (
          <DoorLine key={door.id} door={door} current={current} />
        ))}
      </ul>
    </nav>
  )
}

function DoorLine({ door, current }: { readonly door: Door; readonly current: Place | undefined }) {
  const [first, ...more] = door.places
  if (first === undefined) return null
  if (more.length === 0) {
    return (
      <li>
        <PlaceLink place={first} label={door.label} isCurrent={current === first} />
      </li>
    )
  }
  const isOpen = current !== undefined && door.places.includes(current)
  return (
    <li className={isOpen ? 'is-open' : undefined}>
      <Link to={first.to}>{door.label}</Link>
      {isOpen ? (
        <ul>
          {door.places.map((place) => (
            <li key={place.to}>
              <PlaceLink place={place} label={place.label} isCurrent={current === place} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function PlaceLink({ place, label, isCurrent }: { readonly place: Place; readonly label: string; readonly isCurrent: boolean }) {
  return (
    <Link to={place.to} aria-current={isCurrent ? 'page' : undefined} activeProps={inactive} activeOptions={exactly}>
      {label}
      {place.waiting === undefined ? null : <Waiting of={place.waiting} />}
    </Link>
  )
}

// The router marks links by their own path; a place is current on every path below it, which `placeOf` knows.
const inactive = {}
const exactly = { exact: true }

function Waiting({ of }: { readonly of: NonNullable<Place['waiting']> }) {
  const { data } = useQuery(of())
  return data === undefined || data === 0 ? null : <span className="waiting">{data}</span>
}
