import type { SettlementScope, YearBasis } from '../../../src/plans/index.ts'
import type { SettlementCause, SettlementStatus } from '../../../src/screening/settlement/standing.ts'
import type { KeyEntity, Settled, World, WorldExclusion, WorldPayment, WorldRow, WorldVariant } from './world.ts'

/**
 * Settlement in plain loops, written from the meaning and not from the SQL: identity, exclusion, once only, top-up, cap; ties by
 * event date, then subject. Where the meaning leaves room it is settled so: what is not known holds up and never lets through. A
 * missing key, limit or year, or a payment that may or may not count, gives no net amount. A decision for review gives way like one
 * that is due but displaces nobody; it holds up what comes after it, as do an undetermined decision in an exclusion and whatever was
 * held up itself. An exclusion binds the regions of its plan.
 */
export function settleByHand(world: World): readonly Settled[] {
  return new Settlement(world).run()
}

interface State {
  readonly row: WorldRow
  readonly variant: WorldVariant
  /** Why it is not sure that there is anybody to pay. */
  readonly doubt: 'payee_cancelled' | 'payee_unclear' | undefined
  /** Gave way or waits: no later rule looks at it. */
  setAside: { readonly status: SettlementStatus; readonly cause: SettlementCause } | undefined
  /** The first reason why it is not known what was paid before. */
  readonly history: 'history_incomplete' | 'year_unknown' | undefined
  /** Earlier payments that may or may not count. */
  readonly unclear: Set<WorldPayment>
  paidBefore: number
  /** What it gets if all before it under a cap take what they may. */
  net: number
  /** What it gets if only those before it take something that are due. */
  most: number
  isCapped: boolean
}

const payable: readonly KeyEntity[] = ['person', 'insured_unit', 'firm', 'organisation']
/** What an employment says something about. */
const ofJobs: readonly KeyEntity[] = ['person', 'insured_unit', 'firm']

class Settlement {
  private readonly world: World
  private readonly states: readonly State[]
  private readonly payments: readonly WorldPayment[]

  constructor(world: World) {
    this.world = world
    this.payments = (world.payments ?? []).map((payment) => ({
      ...payment,
      // What has not arrived comes to nothing yet.
      amount: payment.isPending === true ? null : payment.amount,
      // What went to a unit went to its firm.
      firm: payment.firm ?? world.firmOfUnit.get(payment.insured_unit ?? -1) ?? null,
    }))
    this.states = world.rows
      .map((row) => {
        const variant = world.variants.find((candidate) => candidate.id === row.variant)
        if (variant === undefined) throw new Error(`no variant ${row.variant}`)
        return {
          row,
          variant,
          doubt: this.doubtOf(row, variant),
          setAside: undefined,
          history: this.historyOf(row, variant),
          unclear: new Set<WorldPayment>(),
          paidBefore: 0,
          net: row.gross ?? 0,
          most: row.gross ?? 0,
          isCapped: false,
        }
      })
      .filter(
        (state) => mayPay(state) || (isOpen(state) && world.exclusions.some(({ priority }) => priority.includes(state.variant.policy))),
      )
  }

  run(): readonly Settled[] {
    for (const exclusion of this.world.exclusions) this.exclude(exclusion)
    this.eachRule(
      (variant) => variant.onceOnly && [variant.onceOnly.keys, variant.onceOnly.scope],
      (variants) => this.giveOnce(variants),
    )
    this.eachRule(
      (variant) => variant.topUp && [variant.policy, variant.topUp.key, variant.topUp.policies],
      (variants) => this.topUp(variants),
    )
    this.eachRule(
      (variant) => variant.cap && [variant.cap.key, variant.cap.scope],
      (variants) => this.cut(variants),
    )
    return this.states.filter(mayPay).map((state) => this.finish(state))
  }

  /** The money for a unit goes to its firm; who is to be paid has to exist on the day of screening. */
  private doubtOf({ keys }: WorldRow, { payee }: WorldVariant): State['doubt'] {
    const { firms, firmOfUnit } = this.world
    if (firms === undefined || (payee !== 'firm' && payee !== 'insured_unit')) return undefined
    const isByUnit = payee === 'insured_unit' && firmOfUnit.size > 0
    const firm = isByUnit ? (firmOfUnit.get(keys.insured_unit ?? -1) ?? null) : keys.firm
    const cancelled = firm === null ? null : (firms.get(firm) ?? null)
    if (cancelled === null) return 'payee_unclear'
    return cancelled <= '2022-12-31' ? 'payee_cancelled' : undefined
  }

  private historyOf(row: WorldRow, variant: WorldVariant): State['history'] {
    const binding = this.world.exclusions.filter(
      (exclusion) => exclusion.priority.includes(variant.policy) && isWithin(row.region, exclusion),
    )
    const rules = [variant.onceOnly, variant.topUp, variant.cap, ...binding].filter((rule) => rule !== undefined)
    if (rules.length === 0) return undefined
    const { complete, payments } = this.world
    const isComplete =
      payments !== undefined &&
      (complete === 'everywhere' || (complete !== 'nowhere' && complete.some((range) => isWithin(row.region, range))))
    if (!isComplete) return 'history_incomplete'
    const isByYear = variant.topUp !== undefined || rules.some((rule) => 'scope' in rule && rule.scope === 'year')
    return isByYear && row.date === null ? 'year_unknown' : undefined
  }

  /** Rules that are written alike are one rule; they are applied one after another, in order of their text. */
  private eachRule(ruleOf: (variant: WorldVariant) => unknown, apply: (variants: readonly WorldVariant[]) => void): void {
    const texts = this.world.variants.map((variant) => ruleOf(variant)).filter((rule) => rule !== undefined)
    for (const text of [...new Set(texts.map((rule) => JSON.stringify(rule)))].sort())
      apply(this.world.variants.filter((variant) => ruleOf(variant) !== undefined && JSON.stringify(ruleOf(variant)) === text))
  }

  private ordered(states: readonly State[]): readonly State[] {
    const never = '9999-99-99'
    return [...states].sort((a, b) => {
      const [left, right] = [a.row.date ?? never, b.row.date ?? never]
      return left === right ? a.row.subject - b.row.subject : left < right ? -1 : 1
    })
  }

  private exclude(exclusion: WorldExclusion): void {
    const { key, scope, priority } = exclusion
    const rank = (state: State) => priority.indexOf(state.variant.policy)
    const bound = this.states.filter((state) => priority.includes(state.variant.policy) && isWithin(state.row.region, exclusion))
    for (const state of bound) if (state.variant.has.includes(key)) blockWithoutKey(state, key)
    const keyed = () => bound.filter((state) => !isGone(state) && state.row.keys[key] !== null)
    const cameBefore = new Set<State>()
    if (payable.includes(key))
      for (const state of keyed()) {
        this.markUnclear(
          state,
          { keys: [key], scope, isByAmount: false },
          (policy) => priority.includes(policy) && policy !== state.variant.policy,
        )
        const earlier = this.matching(state, [key], scope).filter(
          (payment) => wasPaid(payment) && priority.includes(payment.policy ?? '') && payment.policy !== state.variant.policy,
        )
        const first = inPaymentOrder(earlier)[0]
        if (first === undefined) continue
        cameBefore.add(state)
        giveVerdict(state, 'displaced', this.earlierPayment(first))
      }
    const standing = keyed().filter((state) => !cameBefore.has(state))
    const before = (state: State, other: State) => other.row.keys[key] === state.row.keys[key] && rank(other) < rank(state)
    const wasDue = new Set(standing.filter(isDue))
    const givesWay = standing.filter(isJudged).map((state) => ({
      state,
      to: standing
        .filter((other) => wasDue.has(other) && before(state, other) && this.isSame(scope, state, other))
        .sort((a, b) => rank(a) - rank(b))[0],
    }))
    for (const { state, to } of givesWay) if (to !== undefined) giveVerdict(state, 'displaced', otherPolicy(to))
    const waits = standing.filter(isJudged).map((state) => ({
      state,
      for: standing
        .filter((other) => before(state, other))
        .filter((other) => (wasDue.has(other) ? this.occasion(scope, other) === null : this.isMaybeSame(scope, state, other)))
        .sort((a, b) => rank(a) - rank(b))[0],
    }))
    for (const { state, for: open } of waits) if (open !== undefined) giveVerdict(state, 'blocked', otherPolicy(open))
  }

  private giveOnce(variants: readonly WorldVariant[]): void {
    const rule = variants[0]?.onceOnly
    if (rule === undefined) return
    const policies = variants.map((variant) => variant.policy)
    const ruled = this.states.filter((state) => variants.includes(state.variant))
    for (const state of ruled) for (const key of rule.keys) blockWithoutKey(state, key)
    const hadBefore = new Set<State>()
    if (rule.keys.every((key) => payable.includes(key)))
      for (const state of ruled) {
        this.markUnclear(state, { ...rule, isByAmount: false }, (policy) => policy === state.variant.policy)
        if (isGone(state) || !mayPay(state)) continue
        const first = this.matching(state, rule.keys, rule.scope).find(
          (payment) => wasPaid(payment) && payment.policy === state.variant.policy,
        )
        if (first === undefined) continue
        hadBefore.add(state)
        giveVerdict(state, 'already_paid', this.earlierPayment(first))
      }
    const taken: State[] = []
    const verdicts: (() => void)[] = []
    for (const state of this.ordered(
      this.states.filter(
        (candidate) => !isGone(candidate) && !hadBefore.has(candidate) && mayPay(candidate) && policies.includes(candidate.variant.policy),
      ),
    )) {
      if (rule.keys.some((key) => state.row.keys[key] === null) || this.occasion(rule.scope, state) === null) continue
      const before = taken.filter(
        (other) =>
          other.variant.policy === state.variant.policy &&
          rule.keys.every((key) => other.row.keys[key] === state.row.keys[key]) &&
          this.isSame(rule.scope, state, other),
      )
      taken.push(state)
      if (before.length === 0 || !variants.includes(state.variant) || !isJudged(state)) continue
      const isAfterDue = before.some(isDue)
      verdicts.push(() =>
        isAfterDue
          ? giveVerdict(state, 'displaced', { kind: 'same_occasion' })
          : giveVerdict(state, 'blocked', { kind: 'same_occasion_open' }),
      )
    }
    for (const verdict of verdicts) verdict()
  }

  private topUp(variants: readonly WorldVariant[]): void {
    const rule = variants[0]?.topUp
    if (rule === undefined) return
    const ruled = this.states.filter((state) => variants.includes(state.variant))
    for (const state of ruled) blockWithoutKey(state, rule.key)
    if (!payable.includes(rule.key)) return
    const lookBack = { keys: [rule.key], scope: 'year', isByAmount: true } as const
    for (const state of ruled) this.markUnclear(state, lookBack, (policy) => rule.policies.includes(policy))
    const standing = this.ordered(ruled.filter((state) => isJudged(state)))
    // What is due is right whether or not anything under review is granted.
    const active = [...standing.filter(isDue), ...standing.filter((state) => !isDue(state))]
    for (const key of new Set(active.map((state) => state.row.keys[rule.key]))) {
      const own = active.filter((state) => state.row.keys[rule.key] === key)
      for (const year of new Set(own.map((state) => this.yearOf(state)))) {
        if (year === null) continue
        const ofYear = own.filter((state) => this.yearOf(state) === year)
        let left = this.payments
          .filter(
            (payment) => payment[rule.key as 'person'] === key && rule.policies.includes(payment.policy ?? '') && payment.baseYear === year,
          )
          .reduce((sum, payment) => sum + Math.max(0, payment.amount ?? 0), 0)
        for (const [i, state] of ofYear.entries()) {
          const gross = state.row.gross ?? 0
          state.paidBefore = i === ofYear.length - 1 ? left : Math.min(left, gross)
          left -= state.paidBefore
          state.net = Math.max(0, gross - state.paidBefore)
          state.most = state.net
        }
      }
    }
  }

  private cut(variants: readonly WorldVariant[]): void {
    const rule = variants[0]?.cap
    if (rule === undefined) return
    const policies = variants.map((variant) => variant.policy)
    const ruled = this.states.filter((state) => variants.includes(state.variant))
    for (const state of ruled) blockWithoutKey(state, rule.key)
    for (const state of ruled)
      if (state.variant.cap?.limit === undefined && isJudged(state)) giveVerdict(state, 'blocked', { kind: 'limit_unknown' })
    if (payable.includes(rule.key))
      for (const state of ruled)
        this.markUnclear(state, { keys: [rule.key], scope: rule.scope, isByAmount: true }, (policy) => policy === state.variant.policy)
    const given = new Map<string, number>()
    const certain = new Map<string, number>()
    for (const state of this.ordered(
      this.states.filter((candidate) => !isGone(candidate) && mayPay(candidate) && policies.includes(candidate.variant.policy)),
    )) {
      const when = this.occasion(rule.scope, state)
      const isRuled = variants.includes(state.variant)
      if (state.row.keys[rule.key] === null || when === null) continue
      if (isRuled && state.variant.cap?.limit === undefined) continue
      const purse = `${state.variant.policy} ${state.row.keys[rule.key]} ${when}`
      const paid = payable.includes(rule.key)
        ? this.matching(state, [rule.key], rule.scope)
            .filter(({ policy }) => policy === state.variant.policy)
            .reduce((sum, payment) => sum + Math.max(0, payment.amount ?? 0), 0)
        : 0
      if (isRuled) {
        const cutTo = (taken: number | undefined) =>
          Math.max(0, Math.min(state.most, (state.variant.cap?.limit ?? 0) - paid - (taken ?? 0)))
        const [least, most] = [cutTo(given.get(purse)), cutTo(certain.get(purse))]
        state.isCapped ||= most < state.most
        state.net = least
        state.most = most
      }
      // Of what another cap has left open, the one end counts the most and the other only what is certain.
      given.set(purse, (given.get(purse) ?? 0) + (isRuled ? state.net : state.most))
      if (isDue(state)) certain.set(purse, (certain.get(purse) ?? 0) + (isRuled ? state.most : state.net))
    }
  }

  private earlierPayment(payment: WorldPayment): SettlementCause {
    return { kind: 'earlier_payment', policy: payment.policy ?? '', payment: this.numberOf(payment) }
  }

  private numberOf(payment: WorldPayment): bigint {
    return BigInt(this.payments.indexOf(payment) + 1)
  }

  /** Earlier payments with the same keys on the same occasion. */
  private matching(state: State, keys: readonly KeyEntity[], scope: SettlementScope): readonly WorldPayment[] {
    return this.withKeys(state, keys).filter(({ policy, baseYear }) => {
      if (scope === 'ever') return true
      if (baseYear === null) return false
      if (scope === 'year') return baseYear === this.yearOf(state)
      return policy !== null && this.declares(policy) && isWithinPeriod(state, this.eventYear(baseYear, this.basisOf(policy)))
    })
  }

  /** The year a decision's policy goes by. */
  private yearOf(state: State): number | null {
    if (state.row.date === null) return null
    const year = Number(state.row.date.slice(0, 4))
    return state.variant.yearBasis === 'base_year' ? year + this.world.baseYearOffset : year
  }

  /** The year for rules by the year, one and the same for all others; null where the year is not known. */
  private occasion(scope: SettlementScope, state: State): number | null {
    return scope === 'year' ? this.yearOf(state) : 0
  }

  private isSame(scope: SettlementScope, a: State, b: State): boolean {
    const [left, right] = [this.occasion(scope, a), this.occasion(scope, b)]
    return left !== null && left === right
  }

  private isMaybeSame(scope: SettlementScope, one: State, other: State): boolean {
    return this.occasion(scope, other) === null || this.isSame(scope, one, other)
  }

  private basisOf(policy: string): YearBasis {
    return this.world.variants.find((variant) => variant.policy === policy)?.yearBasis ?? 'event_year'
  }

  private declares(policy: string): boolean {
    return this.world.declared.includes(policy)
  }

  /** The year of the deciding date of what was paid for a year. */
  private eventYear(baseYear: number, basis: YearBasis): number {
    return basis === 'base_year' ? baseYear - this.world.baseYearOffset : baseYear
  }

  private withKeys(state: State, keys: readonly KeyEntity[]): readonly WorldPayment[] {
    return this.payments.filter((payment) =>
      keys.every((key) => state.row.keys[key] !== null && payment[key as 'person'] === state.row.keys[key]),
    )
  }

  /** Marks every payment that the rule may have to count for this state, or may not; `counts` says whose payments it looks at. */
  private markUnclear(state: State, rule: LookBack, counts: (policy: string) => boolean): void {
    for (const payment of this.payments) {
      const isOfUnknownPolicy = payment.policy === null || !this.world.declared.includes(payment.policy)
      if (!isOfUnknownPolicy && !counts(payment.policy ?? '')) continue
      if (!this.mayBeSameOccasion(state, payment, rule.scope)) continue
      const isDoubtful =
        isOfUnknownPolicy ||
        !wasPaid(payment) ||
        (rule.scope !== 'ever' && payment.baseYear === null) ||
        (rule.isByAmount && payment.amount === null)
      const certainly = rule.keys.every((key) => keyOf(state, key) !== null && paidTo(payment, key) === keyOf(state, key))
      if (certainly ? isDoubtful : this.mayBeTheirs(state, payment, rule.keys)) state.unclear.add(payment)
    }
  }

  private mayBeSameOccasion(state: State, { policy, baseYear }: WorldPayment, scope: LookBack['scope']): boolean {
    if (scope === 'ever' || baseYear === null) return true
    if (scope === 'year') return baseYear === this.yearOf(state)
    const bases: readonly YearBasis[] = policy !== null && this.declares(policy) ? [this.basisOf(policy)] : ['event_year', 'base_year']
    return bases.some((basis) => isWithinPeriod(state, this.eventYear(baseYear, basis)))
  }

  /**
   * A payment that lacks a key may be anybody's whom its other keys do not speak against, there or where else he is employed; and so
   * concerns all who share with them what the rule goes by.
   */
  private mayBeTheirs(state: State, payment: WorldPayment, keys: readonly KeyEntity[]): boolean {
    const isFitting = keys.every(
      (key) => keyOf(state, key) !== null && (paidTo(payment, key) === null || paidTo(payment, key) === keyOf(state, key)),
    )
    if (!isFitting) return false
    const has = payable.filter((key) => paidTo(payment, key) !== null)
    const isHere = this.states.some(
      (other) => keys.every((key) => keyOf(other, key) === keyOf(state, key)) && this.isUnopposed(other, payment, has),
    )
    const isElsewhere = this.world.employments.some(
      (job) =>
        has.some((key) => ofJobs.includes(key)) &&
        keys.every((key) => job[key as 'person'] === keyOf(state, key)) &&
        has.filter((key) => ofJobs.includes(key)).every((key) => job[key as 'person'] === paidTo(payment, key)),
    )
    return isHere || isElsewhere
  }

  /** Nothing the payment says of whom it was to speaks against its being for this decision. */
  private isUnopposed(state: State, payment: WorldPayment, has: readonly KeyEntity[]): boolean {
    const { policy } = payment
    const isKnown = policy !== null && this.world.declared.includes(policy)
    if (isKnown && !this.looksBackAt(state.variant.policy, policy)) return false
    return has.every((key) => {
      if (keyOf(state, key) !== null) return keyOf(state, key) === paidTo(payment, key)
      // What its kind of decision never has, a payment of unknown policy must not have either.
      return isKnown || state.variant.has.includes(key)
    })
  }

  /** Does any rule make decisions of one policy look at payments of another, or of its own. */
  private looksBackAt(policy: string, paid: string): boolean {
    const own = this.world.variants.filter((variant) => variant.policy === policy)
    const isByPayments = (keys: readonly KeyEntity[]) => keys.every((key) => payable.includes(key))
    return (
      this.world.exclusions.some(
        ({ priority, key }) => isByPayments([key]) && policy !== paid && priority.includes(policy) && priority.includes(paid),
      ) ||
      own.some(({ topUp }) => topUp !== undefined && isByPayments([topUp.key]) && topUp.policies.includes(paid)) ||
      own.some(
        ({ onceOnly, cap }) =>
          policy === paid && ((onceOnly !== undefined && isByPayments(onceOnly.keys)) || (cap !== undefined && isByPayments([cap.key]))),
      )
    )
  }

  private finish(state: State): Settled {
    const { row, variant, setAside, paidBefore } = state
    const gross = row.gross ?? 0
    const unclear = this.payments.filter((payment) => state.unclear.has(payment))
    const first = unclear.find((payment) => payment.isPending !== true) ?? unclear[0]
    const history: SettlementCause | undefined =
      state.history !== undefined
        ? { kind: state.history }
        : first === undefined
          ? undefined
          : { kind: first.isPending === true ? 'payment_pending' : 'payment_unclear', payment: this.numberOf(first) }
    const status = (): SettlementStatus => {
      if (setAside !== undefined) return setAside.status
      if (history !== undefined) return 'history_unknown'
      if (gross < paidBefore) return 'overpaid'
      if (paidBefore > 0 && gross === paidBefore) return 'already_paid'
      if (state.net < state.most) return 'reserved'
      if (state.isCapped) return 'capped'
      return isReview(state) ? 'under_review' : 'payable'
    }
    const isNothing = setAside?.status === 'displaced' || setAside?.status === 'already_paid'
    const isWaiting = setAside?.status === 'blocked' || history !== undefined
    const amount = (standing: number): number | null => (isNothing ? 0 : isWaiting ? null : standing)
    return {
      policy: variant.policy,
      variant: variant.id,
      subject: row.subject,
      status: status(),
      cause:
        setAside?.cause ??
        history ??
        (state.doubt !== undefined && (paidBefore === 0 || gross > paidBefore) ? { kind: state.doubt } : undefined),
      paidBefore,
      net: amount(isReview(state) ? 0 : state.net),
      awaitingReview: amount(isReview(state) ? state.net : 0),
      reserved: amount(state.most - state.net),
    }
  }
}

interface LookBack {
  readonly keys: readonly KeyEntity[]
  readonly scope: SettlementScope
  /** Asks how much was paid, not only whether. */
  readonly isByAmount: boolean
}

const keyOf = (state: State, key: KeyEntity): number | null => state.row.keys[key]
const paidTo = (payment: WorldPayment, key: KeyEntity): number | null => payment[key as 'person']
/** A payment is of more than nothing. */
const wasPaid = ({ amount, isPending }: WorldPayment): boolean => isPending !== true && (amount === null || amount > 0)

/** Due or under review. */
const mayPay = (state: State): boolean => state.row.outcome <= 2
/** Still to be judged: due or under review, and neither gone nor held up. */
const isJudged = (state: State): boolean => mayPay(state) && state.setAside === undefined
const isReview = (state: State): boolean => state.row.outcome === 2 || state.doubt !== undefined
const isDue = (state: State): boolean => isJudged(state) && !isReview(state)
/** Gave way for good; what waits is not gone. */
const isGone = (state: State): boolean => state.setAside !== undefined && state.setAside.status !== 'blocked'
/** Undetermined; what only waits for a local standard has no money to keep back. */
const isOpen = (state: State): boolean => state.row.outcome === 4
const isWithinPeriod = ({ variant }: State, year: number): boolean => year >= variant.from && year <= variant.to
const otherPolicy = (state: State): SettlementCause => ({ kind: 'other_policy', policy: state.variant.policy })
const isWithin = (region: number, range: { readonly from: number; readonly to: number }): boolean =>
  region >= range.from && region <= range.to

function blockWithoutKey(state: State, key: KeyEntity): void {
  if (isJudged(state) && state.row.keys[key] === null) giveVerdict(state, 'blocked', { kind: 'key_unknown', entity: key })
}

/** The first verdict holds. What is open is not judged, but a payment made before settles it too. */
function giveVerdict(state: State, status: SettlementStatus, cause: SettlementCause): void {
  if (state.setAside === undefined) state.setAside = { status, cause }
}

/** By the code of the policy; payments of one policy stay in the order of their numbers. */
function inPaymentOrder(payments: readonly WorldPayment[]): readonly WorldPayment[] {
  return [...payments].sort((a, b) => ((a.policy ?? '') < (b.policy ?? '') ? -1 : a.policy === b.policy ? 0 : 1))
}
