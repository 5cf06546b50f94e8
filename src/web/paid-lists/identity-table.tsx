import { count, yuan } from '../figures/figures.ts'
import { type Comparison, groups, groupWords } from './words.zh.ts'

/** Both lists as sums of the groups, subjects and amounts apart: what is shown is all there is, on either side. */
export function IdentityTable({ comparison }: { readonly comparison: Comparison }) {
  const { unit } = comparison.policy
  const of = (group: string) => comparison.groups.find((each) => each.group === group) ?? { count: 0, lines: 0, ours: '0', paid: '0' }
  const sum = (side: 'ours' | 'paid', among: readonly string[]) => String(among.reduce((all, group) => all + BigInt(of(group)[side]), 0n))
  const theirs = ['same', 'differs', 'only_paid']
  const ours = ['same', 'differs', 'only_ours']
  const counted = (among: readonly string[]) => among.reduce((all, group) => all + of(group).count, 0)
  const cell = (group: string, among: readonly string[], text: string) => (among.includes(group) ? text : '—')
  return (
    <table className="paid-identity">
      <caption>两份名单都由各组相加得出</caption>
      <thead>
        <tr>
          <th scope="col">名单</th>
          {groups.map((group) => (
            <th key={group} scope="col">
              {groupWords[group]}
            </th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">清单，{unit}</th>
          {groups.map((group) => (
            <td key={group}>{cell(group, theirs, count(of(group).count))}</td>
          ))}
          <td>{count(counted(theirs))}</td>
        </tr>
        <tr>
          <th scope="row">清单，元</th>
          {groups.map((group) => (
            <td key={group}>{cell(group, theirs, yuan(of(group).paid))}</td>
          ))}
          <td>{yuan(sum('paid', theirs))}</td>
        </tr>
        <tr className="is-apart">
          <th scope="row">筛查，{unit}</th>
          {groups.map((group) => (
            <td key={group}>{cell(group, ours, count(of(group).count))}</td>
          ))}
          <td>{count(counted(ours))}</td>
        </tr>
        <tr>
          <th scope="row">筛查，元</th>
          {groups.map((group) => (
            <td key={group}>{cell(group, ours, yuan(of(group).ours))}</td>
          ))}
          <td>{yuan(sum('ours', ours))}</td>
        </tr>
        <tr className="is-apart">
          <th scope="row">筛查减清单，元</th>
          {groups.map((group) => (
            <td key={group}>{yuan(String(BigInt(of(group).ours) - BigInt(of(group).paid)))}</td>
          ))}
          <td>{yuan(String(BigInt(sum('ours', ours)) - BigInt(sum('paid', theirs))))}</td>
        </tr>
      </tbody>
    </table>
  )
}
