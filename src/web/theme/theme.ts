import type { ThemeConfig } from 'antd'

/** The colours of the office; every one stands here and nowhere else. */
export const colours = {
  ink: '#1f2328',
  soft: '#57606a',
  act: '#14508c',
  review: '#1d6399',
  near: '#85500b',
  official: '#9b1c1f',
  grey: '#4a4f57',
  rule: '#7f8791',
  line: '#d5d9de',
  head: '#f4f5f7',
  picked: '#e8eff7',
  paper: '#ffffff',
} as const

/** Fills of charts, the palette of the report; never text. */
export const fills = {
  eligible: '#14508c',
  review: '#7db9e8',
  local: '#c77f12',
  missing: '#4a4a4a',
  ineligible: '#d3d7dc',
  net: '#9b1c1f',
  unpaid: '#e6b8b0',
} as const

const fonts = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif'

const properties = (values: Readonly<Record<string, string>>, prefix: string): string =>
  Object.entries(values)
    .map(([name, value]) => `--${prefix}${name}:${value};`)
    .join('')

/** The style sheet that gives the values above to the other style sheets; on paper everything is black on white. */
export const rootStyle = (): string => {
  const black = Object.fromEntries(['ink', 'act', 'review', 'near', 'official', 'grey'].map((name) => [name, '#000']))
  const screen = `${properties(colours, '')}${properties(fills, 'fill-')}--fonts:${fonts};`
  return `:root{${screen}}@media print{:root{${properties(black, '')}--soft:#333;--head:#fff;--picked:#fff}}`
}

/** The theme of the controls at a desk. */
export const theme: ThemeConfig = {
  token: {
    fontFamily: fonts,
    colorPrimary: colours.act,
    colorInfo: colours.act,
    colorSuccess: colours.act,
    colorLink: colours.act,
    colorError: colours.official,
    colorWarning: colours.near,
    colorText: colours.ink,
    colorTextSecondary: colours.soft,
    colorTextTertiary: colours.soft,
    colorTextPlaceholder: colours.soft,
    colorTextDisabled: colours.soft,
    colorTextQuaternary: colours.soft,
    colorIcon: colours.soft,
    colorBorder: colours.rule,
    colorSplit: colours.line,
    colorBorderSecondary: colours.line,
    colorFillAlter: colours.head,
    colorBgLayout: colours.head,
    colorBgContainerDisabled: colours.head,
    controlItemBgActive: colours.picked,
    colorPrimaryBorder: colours.act,
    fontSize: 13,
    fontSizeSM: 12,
    fontSizeLG: 15,
    fontSizeHeading4: 18,
    fontSizeHeading5: 15,
    lineHeight: 1.5385,
    fontWeightStrong: 600,
    controlHeight: 28,
    controlHeightSM: 22,
    controlHeightLG: 44,
    borderRadius: 3,
    borderRadiusSM: 2,
    borderRadiusLG: 3,
    sizeUnit: 4,
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    lineWidthFocus: 2,
    controlOutline: colours.act,
    controlOutlineWidth: 1,
    colorBgMask: 'rgba(31,35,40,.2)',
    // Nothing slides: a form stands where it will be clicked from its first frame on, also on a slow machine.
    motion: false,
  },
  components: {
    Table: {
      headerBg: colours.head,
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 4,
      cellPaddingInlineSM: 8,
      cellFontSizeSM: 13,
      rowHoverBg: colours.head,
      rowSelectedBg: colours.picked,
      rowSelectedHoverBg: colours.picked,
      headerBorderRadius: 0,
    },
    Tabs: {
      horizontalItemPadding: '4px 0',
      horizontalItemGutter: 20,
      inkBarColor: colours.ink,
      itemSelectedColor: colours.ink,
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: 10 },
    Segmented: {
      itemSelectedBg: colours.ink,
      itemSelectedColor: colours.paper,
      itemColor: colours.soft,
      trackBg: colours.paper,
      trackPadding: 0,
    },
    Select: { multipleItemBg: 'transparent', multipleItemBorderColor: 'transparent' },
  },
}

/** The theme on a phone: larger letters, controls of a finger's height. */
export const phoneTheme: ThemeConfig = {
  ...theme,
  token: { ...theme.token, fontSize: 15, fontSizeSM: 13, lineHeight: 1.6, controlHeight: 44, controlHeightSM: 44 },
}
