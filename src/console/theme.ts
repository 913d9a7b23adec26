/** Owns every colour and size of the console: antd tokens, CSS variables for light and dark, breakpoints. */
import { theme as antd } from 'antd';
import type { ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';
export type Device = 'wide' | 'narrow' | 'phone';
export type StateKey = 'off' | 'wait' | 'run' | 'ok' | 'bad' | 'vio';

/** Widths in CSS px at which the layout changes: below `phone` cards and a tab bar, below `rail` the right rail moves under. */
export const breakpoints = { phone: 768, signIn: 900, rail: 1100 } as const;

/** Fixed sizes that antd asks for as numbers, in CSS px. */
export const size = {
  icon: 16,
  iconSmall: 14,
  iconLarge: 22,
  stroke: 1.75,
  drawer: 584,
  confirm: 440,
  form: 520,
  editor: 760,
  popover: 452,
  toast: 100,
} as const;

const ink = {
  light: {
    bg: '#F4F6F7',
    surface: '#FFFFFF',
    sunken: '#F8F9FA',
    line: '#E8EBEE',
    line2: '#D3D9DE',
    ink: '#16202A',
    ink2: '#4A5763',
    ink3: '#616D78',
    ink4: '#9AA5AF',
    brand: '#0F4C75',
    'brand-fill': '#0F4C75',
    'brand-bg': '#EBF2F7',
    'brand-line': '#BCD3E2',
    'on-fill': '#FFFFFF',
    hover: '#F3F6F8',
    track: '#EEF1F3',
    dark: '#25313C',
    'on-dark': '#FFFFFF',
    'on-dark2': '#BAC4CC',
    placeholder: '#6B7782',
    scrim: 'rgba(22,32,42,.2)',
    'chart-2': '#DD9A2B',
    'shadow-float': '0 6px 24px -4px rgba(22,32,42,.14), 0 1px 3px rgba(22,32,42,.08)',
    'shadow-drawer': '-12px 0 40px -8px rgba(22,32,42,.18)',
    'shadow-sheet': '0 -6px 24px -6px rgba(22,32,42,.14)',
  },
  dark: {
    bg: '#0E1317',
    surface: '#141A1F',
    sunken: '#191F25',
    line: '#232B32',
    line2: '#3A4650',
    ink: '#E7ECF0',
    ink2: '#AFBAC4',
    ink3: '#8C98A3',
    ink4: '#5F6B76',
    brand: '#7DBBE2',
    'brand-fill': '#2B79AE',
    'brand-bg': '#17293A',
    'brand-line': '#2C4F69',
    'on-fill': '#FFFFFF',
    hover: '#1B232A',
    track: '#20282F',
    dark: '#2A343D',
    'on-dark': '#FFFFFF',
    'on-dark2': '#BAC4CC',
    placeholder: '#8C98A3',
    scrim: 'rgba(0,0,0,.45)',
    'chart-2': '#DD9A2B',
    'shadow-float': '0 6px 24px -4px rgba(0,0,0,.5), 0 0 0 1px rgba(255,255,255,.04)',
    'shadow-drawer': '-12px 0 40px -8px rgba(0,0,0,.5)',
    'shadow-sheet': '0 -6px 24px -6px rgba(0,0,0,.5)',
  },
} as const;

/** [text, ground, dot] of each state. */
const states: Record<Mode, Record<StateKey, readonly [string, string, string]>> = {
  light: {
    off: ['#56626D', '#F0F2F4', '#9AA5AF'],
    wait: ['#8A5600', '#FCF3E1', '#DD9A2B'],
    run: ['#1C5C91', '#E9F2F9', '#3F8FCE'],
    ok: ['#1A7553', '#E7F4EE', '#2BA377'],
    bad: ['#B0332A', '#FCECEA', '#DB5146'],
    vio: ['#654699', '#F1ECF8', '#8D6CC3'],
  },
  dark: {
    off: ['#A5B0BA', '#20282F', '#6C7883'],
    wait: ['#E5B25C', '#2C2312', '#DD9A2B'],
    run: ['#7DB9E8', '#132636', '#4A9BDA'],
    ok: ['#5CC79B', '#12291F', '#39B384'],
    bad: ['#F0857B', '#331917', '#E0594E'],
    vio: ['#B79BE6', '#251D35', '#9A7AD0'],
  },
};

/** [ground, text] of a person's face; chosen by name, never a meaning. */
const faces = [
  ['#D9E8F2', '#0F4C75'],
  ['#FAE5D6', '#8A4B12'],
  ['#E9E0F5', '#654699'],
  ['#DCEFE5', '#1A6B4C'],
  ['#F8DDE2', '#98304A'],
] as const;
export const faceCount = faces.length;

/** The brand side of the sign-in page keeps its own ground in both modes. */
const hero = {
  'hero-bg': '#0D3C5E',
  'hero-ink': '#FFFFFF',
  'hero-ink2': '#B9CDDB',
  'hero-line': 'rgba(188,211,226,.24)',
  'hero-card': 'rgba(255,255,255,.08)',
  'hero-card-line': 'rgba(255,255,255,.16)',
} as const;

/** Papers are black on white whatever the mode, as printers are. */
export const paper = { ground: '#FFFFFF', ink: '#000000', code: 88 } as const;
const sheet = {
  'paper-ground': paper.ground,
  'paper-ink': paper.ink,
  'paper-ink2': '#4A5763',
  'paper-line': '#D3D9DE',
  'w-paper': '794px',
} as const;

const steps = [
  1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 44, 48, 56, 64, 72, 80, 96, 120, 160,
];

const layout = {
  'w-sidebar': '204px',
  'w-icons': '56px',
  'w-side': '296px',
  'w-list': '336px',
  'w-form': '404px',
  'w-drawer': '584px',
  'w-sign-in': '360px',
  'w-hero': '560px',
  'w-tip': '420px',
  'w-search': '224px',
  'w-label': '88px',
  'w-bar': '104px',
  'w-read': '480px',
  'w-card': '260px',
  'r-chip': '4px',
  'r-control-sm': '5px',
  'r-control': '7px',
  'r-card': '10px',
  'r-full': '999px',
  touch: '44px',
  thumb: '48px',
  'tab-bar': '60px',
} as const;

const type: Record<string, readonly [desktop: string, phone: string]> = {
  'f-mini': ['11px', '12px'],
  'f-label': ['12px', '13px'],
  'f-body': ['13px', '15px'],
  'f-lead': ['14px', '16px'],
  'f-section': ['14px', '16px'],
  'f-strip': ['16px', '17px'],
  'f-result': ['20px', '20px'],
  'f-title': ['20px', '20px'],
  'f-head': ['24px', '24px'],
  'f-tile': ['22px', '22px'],
  'f-hero': ['30px', '32px'],
  'f-poster': ['32px', '32px'],
};

const family =
  "'Inter Variable','PingFang SC','HarmonyOS Sans SC','MiSans','Microsoft YaHei UI','Noto Sans SC','Noto Sans CJK SC',sans-serif";

/** All CSS variables (without the leading `--`) for a mode, a device and a wish for more contrast. */
export function cssVariables(mode: Mode, device: Device, moreContrast: boolean): Record<string, string> {
  const vars: Record<string, string> = {
    ...ink[mode],
    ...hero,
    ...sheet,
    ...layout,
    family,
    'on-phone': device === 'phone' ? '1' : '0',
  };
  for (const step of steps) vars[`s-${step}`] = `${step}px`;
  for (const [name, [desktop, phone]] of Object.entries(type)) vars[name] = device === 'phone' ? phone : desktop;
  for (const [key, [text, ground, dot]] of Object.entries(states[mode])) {
    vars[`${key}-text`] = text;
    vars[`${key}-ground`] = ground;
    vars[`${key}-dot`] = dot;
  }
  faces.forEach(([ground, text], index) => {
    vars[`face-${index}-ground`] = mode === 'light' ? ground : text;
    vars[`face-${index}-text`] = mode === 'light' ? text : ground;
  });
  if (moreContrast) {
    vars['line2'] = mode === 'light' ? '#7F8B96' : '#7F8B96';
    vars['line'] = mode === 'light' ? '#D3D9DE' : '#3A4650';
  }
  return vars;
}

const lightTokens = {
  colorPrimary: '#0F4C75',
  colorInfo: '#0F4C75',
  colorLink: '#0F4C75',
  colorSuccess: '#1A7553',
  colorWarning: '#B97A12',
  colorError: '#B0332A',
  colorText: '#16202A',
  colorTextSecondary: '#4A5763',
  colorTextTertiary: '#616D78',
  colorTextPlaceholder: '#6B7782',
  colorBorder: '#D3D9DE',
  colorBorderSecondary: '#E8EBEE',
  colorBgLayout: '#F4F6F7',
  colorBgContainer: '#FFFFFF',
  colorFillAlter: '#F8F9FA',
  boxShadow: ink.light['shadow-float'],
  boxShadowSecondary: ink.light['shadow-float'],
} as const;

const darkTokens = {
  colorPrimary: '#2B79AE',
  colorInfo: '#2B79AE',
  colorLink: '#7DBBE2',
  colorSuccess: '#39B384',
  colorWarning: '#DD9A2B',
  colorError: '#E0594E',
  colorBgBase: '#141A1F',
  colorBgContainer: '#191F25',
  colorBgElevated: '#1E252C',
  colorText: '#E7ECF0',
  colorTextSecondary: '#AFBAC4',
  colorTextTertiary: '#8C98A3',
  colorTextPlaceholder: '#8C98A3',
  colorBorder: '#3A4650',
  colorBorderSecondary: '#232B32',
  colorFillAlter: '#191F25',
  boxShadow: ink.dark['shadow-float'],
  boxShadowSecondary: ink.dark['shadow-float'],
} as const;

/** antd theme for a mode and a device; phones get larger text and controls, never another layout of the same part. */
export function antdTheme(mode: Mode, device: Device, calm: boolean): ThemeConfig {
  const phone = device === 'phone';
  const shades = ink[mode];
  return {
    cssVar: { key: 'qudao' },
    hashed: false,
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...(mode === 'dark' ? darkTokens : lightTokens),
      fontFamily: family,
      fontSize: phone ? 15 : 13,
      lineHeight: 1.5385,
      fontSizeHeading3: 20,
      fontSizeHeading4: 16,
      fontSizeHeading5: 14,
      borderRadius: 7,
      borderRadiusSM: 5,
      borderRadiusLG: phone ? 12 : 10,
      controlHeight: phone ? 44 : 32,
      controlHeightSM: phone ? 44 : 26,
      controlHeightLG: phone ? 48 : 40,
      motion: !calm,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: { trackPadding: 2, trackBg: shades.track, itemActiveBg: shades.surface },
      Table: {
        headerBg: 'transparent',
        headerSplitColor: 'transparent',
        rowHoverBg: shades.hover,
        rowSelectedBg: shades['brand-bg'],
        rowSelectedHoverBg: shades['brand-bg'],
        cellPaddingBlock: 9,
        cellPaddingInline: 10,
        headerColor: shades.ink3,
        fontWeightStrong: 500,
      },
      Drawer: { paddingLG: 24 },
      Tooltip: { colorBgSpotlight: shades.dark, maxWidth: 420 },
      Modal: { titleFontSize: 16 },
    },
  };
}
