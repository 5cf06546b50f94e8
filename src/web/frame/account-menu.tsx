import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Dropdown, type MenuProps } from 'antd'
import { roleNames } from '../../contract/index.ts'
import { choosePost } from '../client/chosen-post.ts'
import { ask } from '../client/office.ts'
import { Mark } from '../parts/mark.tsx'
import { usePost, useSession } from '../session/use-session.ts'

/** Who sits here, under which post; the other posts, the password, and the ways out. */
export function AccountMenu() {
  const { account, posts } = useSession()
  const post = usePost()
  const router = useRouter()
  const queries = useQueryClient()
  const leave = () => {
    queries.clear()
    choosePost(undefined)
    void router.navigate({ to: '/sign-in' })
  }
  const out = useMutation(ask.session.signOut.act({ context: { isAboutSession: true }, onSettled: leave }))
  const outEverywhere = useMutation(ask.session.signOutEverywhere.act({ context: { isAboutSession: true }, onSettled: leave }))
  const change = (id: string) => {
    choosePost(id)
    void queries.invalidateQueries()
  }
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'posts',
      label: posts.length > 1 ? '以哪个岗位办理' : '岗位',
      children: posts.map((one) => ({
        key: `post:${one.id}`,
        icon: <span className="post-mark">{one.id === post?.id ? <Mark name="tick" /> : null}</span>,
        label: `${roleNames[one.role]}，${one.region.name}${one.actsFor === null ? '' : `（代${one.actsFor}）`}`,
      })),
    },
    { type: 'divider' },
    { key: 'password', label: '修改密码' },
    { key: 'sessions', label: '我的登录' },
    { key: 'out', label: '退出登录' },
    { key: 'everywhere', label: '在所有设备上退出' },
  ]
  const acts: Readonly<Record<string, () => void>> = {
    password: () => void router.navigate({ to: '/password' }),
    sessions: () => void router.navigate({ to: '/sessions' }),
    out: () => out.mutate({}),
    everywhere: () => outEverywhere.mutate({}),
  }
  const onClick: MenuProps['onClick'] = ({ key }) => (key.startsWith('post:') ? change(key.slice(5)) : acts[key]?.())
  return (
    <Dropdown menu={{ items, onClick }} trigger={['click']} autoFocus placement="bottomRight">
      <button type="button" className="account" aria-haspopup="menu">
        {account.name}
        <span className="soft account-post">{post === undefined ? '' : `${post.body}${roleNames[post.role]}`}</span>
        <Mark name="down" />
      </button>
    </Dropdown>
  )
}
