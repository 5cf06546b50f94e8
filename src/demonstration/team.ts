import { type Colleague, type OfficeDoor, signIn } from './colleague.ts'

/** Gives the colleague of a login, signed in once. */
export type Team = (login: string) => Promise<Colleague>

/** Everybody who works; gives who it is by their login, and lets all of them leave in the end. */
export function gatherTeam(door: OfficeDoor): { readonly team: Team; readonly leave: () => Promise<void> } {
  const present = new Map<string, Colleague>()
  return {
    team: async (login) => {
      const there = present.get(login)
      if (there !== undefined) return there
      const colleague = await signIn(login, door)
      present.set(login, colleague)
      return colleague
    },
    leave: async () => {
      for (const { office } of present.values()) await office.session.signOut()
    },
  }
}
