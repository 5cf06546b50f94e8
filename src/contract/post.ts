import { z } from 'zod'
import { bodyKinds } from './body-kinds.ts'
import { act, day, key, question } from './procedure.ts'
import { roles } from './roles.ts'

/** How many bodies, accounts or posts stand on a page. */
export const officePage = 100

const opened = z.object({ post: key })
const reason = z.string().trim().min(1).max(500)
const place = z.object({ path: z.string(), name: z.string() })

const bodyView = z.object({
  id: key,
  name: z.string(),
  kind: z.string(),
  region: place,
  closedOn: day.nullable(),
  posts: z.number().int(),
})

export const post = {
  regions: question('organisation.read', '/post/regions', 'Regions by name or code, the highest first')
    .input(z.object({ text: z.string().max(60) }))
    .output(z.array(z.object({ path: z.string(), name: z.string(), code: z.number().int().nullable() }))),
  bodies: question('organisation.read', '/post/bodies', 'Bodies of the regions one sees, with how many posts they have today')
    .input(z.object({ text: z.string().max(100).default(''), after: key.default('0') }))
    .output(z.array(bodyView)),
  openBody: act('account.manage', '/post/open-body', 'Enter a body', 'open_body')
    .input(
      z.object({
        region: z.string().max(60),
        name: z.string().trim().min(2).max(100),
        kind: z.enum(bodyKinds),
      }),
    )
    .output(z.object({ body: key })),
  closeBody: act('account.manage', '/post/close-body', 'Close a body that has no posts any more', 'close_body')
    .input(z.object({ body: key, reason }))
    .output(z.object({})),
  list: question('organisation.read', '/post/list', 'Posts of the regions one sees')
    .input(
      z.object({
        text: z.string().max(100).default(''),
        role: z.enum(roles).optional(),
        which: z.enum(['open', 'over']).default('open'),
        after: key.default('0'),
      }),
    )
    .output(
      z.array(
        z.object({
          id: key,
          account: z.object({ id: key, login: z.string(), name: z.string() }),
          role: z.enum(roles),
          region: place,
          body: z.string(),
          from: day,
          to: day,
          covers: z.object({ post: key, name: z.string() }).nullable(),
        }),
      ),
    ),
  open: act('post.manage', '/post/open', 'Give somebody a post', 'open_post')
    // The number is whole, and that of the firm or the person that the post speaks for.
    .input(
      z.object({
        account: key,
        role: z.enum(roles),
        region: z.string().max(60),
        body: key,
        from: day,
        to: day.optional(),
        number: z.string().trim().max(40).optional(),
      }),
    )
    .output(opened),
  cover: act('post.manage', '/post/cover', 'Let somebody act for the holder of a post, between two days', 'cover_post')
    .input(z.object({ post: key, account: key, from: day, to: day }))
    .output(opened),
  end: act('post.manage', '/post/end', 'End a post after a day, with its substitutes', 'end_post')
    .input(z.object({ post: key, lastDay: day, reason }))
    .output(z.object({ lastDay: day })),
  handOver: act('post.manage', '/post/hand-over', 'End a post after a day and give it to another from the next', 'hand_over_post')
    .input(z.object({ post: key, account: key, lastDay: day, reason }))
    .output(opened),
}
