import { useSuspenseQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Permission } from '../../contract/index.ts'
import { chosenPost, onChosenPost } from '../client/chosen-post.ts'
import { ask, type office } from '../client/office.ts'

export const whoAmI = () => ask.session.whoAmI.query({ context: { isAboutSession: true }, staleTime: 60_000 })

export type Session = Awaited<ReturnType<typeof office.session.whoAmI>>

/** Who sits here: account, posts, permissions, the office and its day. Inside the frame somebody always does. */
export function useSession(): Session {
  return useSuspenseQuery(whoAmI()).data
}

/** The post this tab works under; undefined for an account without one. */
export function usePost(): Session['posts'][number] | undefined {
  const { posts, post } = useSession()
  const chosen = useSyncExternalStore(onChosenPost, chosenPost) ?? post
  return posts.find(({ id }) => id === chosen) ?? posts[0]
}

/** Whether some post of the account holds a permission. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}
