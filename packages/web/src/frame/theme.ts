import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of the sky around a sun dog: what can be pressed. White on shade 7 holds 6.1 to 1. */
const sky: MantineColorsTuple = [
  '#eef4fb',
  '#d9e6f4',
  '#b3cdea',
  '#8ab2df',
  '#659bd5',
  '#4486c6',
  '#2d70b3',
  '#225c98',
  '#1b4b7d',
  '#123457',
];

/** The amber of the sun: the mark, and what wants attention. */
const sun: MantineColorsTuple = [
  '#fff6e5',
  '#fdeac7',
  '#f9d38d',
  '#f5bb50',
  '#f2a723',
  '#e0930c',
  '#c77f05',
  '#9a5f00',
  '#7a4b00',
  '#573500',
];

/** Greys with a breath of blue, so that long tables do not look dirty. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e3e6eb',
  '#d3d8df',
  '#b9c0ca',
  '#8d96a4',
  '#697384',
  '#4d5666',
  '#343c4a',
  '#1f2530',
];

/** The ground of the dark scheme, lightest first, as Mantine counts it. */
const dark: MantineColorsTuple = [
  '#dde2ea',
  '#b6bfcc',
  '#929cac',
  '#69748a',
  '#414b5c',
  '#323b4a',
  '#262e3b',
  '#1c232e',
  '#151b24',
  '#0f141b',
];

/** The console's look: calm, small radii, 14 pixels for reading and 13 in tables. Colours of status stand in theme.css. */
export const theme = createTheme({
  colors: { sky, sun, gray, dark },
  black: '#1f2530',
  primaryColor: 'sky',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        // Mantine writes <header>, which outside of the page's own parts would be a second banner.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Table: { defaultProps: { verticalSpacing: 6, fz: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
  },
});
