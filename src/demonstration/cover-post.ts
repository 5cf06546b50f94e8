import type { Team } from './team.ts'
import type { WorkScript } from './work-script.ts'

/** Somebody is away for some days, and another acts for them. */
export async function coverPost(team: Team, { by, away, substitute, from, to }: WorkScript['covers'][number]): Promise<void> {
  const { office } = await team(by)
  const [post, other] = [await postOf(away), await postOf(substitute)]
  await office.post.cover({ post: post.id, account: other.account.id, from, to })

  async function postOf(login: string) {
    const posts = await office.post.list({ text: login })
    const found = posts.find(({ account, covers }) => account.login === login && covers === null)
    if (found === undefined) throw new Error(`${login} holds no post`)
    return found
  }
}
