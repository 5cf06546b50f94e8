import type { Team } from './team.ts'

/** Somebody has read the older half of what they were told; whoever has read anything is left alone. */
export async function readMessages(team: Team, login: string): Promise<void> {
  const { office } = await team(login)
  const { messages } = await office.message.list({ size: 100 })
  const older = messages.slice(Math.ceil(messages.length / 2))
  if (older.length === 0 || messages.some(({ isRead }) => isRead)) return
  await office.message.markRead({ ids: older.map(({ id }) => id) })
}
