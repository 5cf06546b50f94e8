import { Button } from 'antd'
import { levelNames, levelOf, type Permission, permissions, type Role, roleNames, roles } from '../../contract/index.ts'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { permissionNames } from './words.zh.ts'

interface Line {
  readonly permission: Permission
}
const rows: readonly Line[] = (Object.keys(permissions) as Permission[]).map((permission) => ({ permission }))
const staffRoles = roles.filter((role) => rows.some(({ permission }) => levelOf(permission, role) !== undefined))
const keyOf = ({ permission }: Line): string => permission
const nameOf = ({ permission }: Line): string => permissionNames[permission]

const columns: readonly Column<Line>[] = [
  { id: 'permission', title: '权限', kind: 'text', width: 170, cell: nameOf },
  ...staffRoles.map(
    (role: Role): Column<Line> => ({
      id: role,
      title: roleNames[role],
      kind: 'text',
      width: 104,
      cell: ({ permission }) => {
        const level = levelOf(permission, role)
        return level === undefined ? <span className="soft">—</span> : levelNames[level]
      },
    }),
  ),
]

/** Who may do what, and how far: the table that the server itself goes by. */
export default function PermissionsPage() {
  return (
    <div className="page page-wide page-fill">
      <PageHead title="权限表" acts={<Button onClick={() => print()}>打印</Button>}>
        服务器按此表放行，表上没有的一律不许；改表须换版本。
      </PageHead>
      <DataTable label="权限表" columns={columns} rows={rows} keyOf={keyOf} nameOf={nameOf} empty="" />
    </div>
  )
}
