import type { Permission } from '../../contract/index.ts'
import type { Door, Place } from '../navigation.tsx'

/** The doors somebody may go through, each with the places that are open to them. */
export function openDoors(doors: readonly Door[], may: (permission: Permission) => boolean): readonly Door[] {
  return doors
    .map((door) => ({ ...door, places: door.places.filter(({ permission }) => may(permission)) }))
    .filter(({ places }) => places.length > 0)
}

/** The place a path belongs to: the one with the longest path that it begins with. */
export function placeOf(doors: readonly Door[], path: string): Place | undefined {
  return doors
    .flatMap(({ places }) => places)
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .reduce<Place | undefined>((best, place) => (best === undefined || place.to.length > best.to.length ? place : best), undefined)
}
