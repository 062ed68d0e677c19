import { createTheme } from '@mui/material/styles';

// Colours are our own CSS variables (tokens.css), so a change of theme is a change of one attribute: nothing renders.
const tone = (main: string, dark: string, contrastText: string) => ({
  main: `var(--${main})`,
  dark: `var(--${dark})`,
  light: `var(--${main}-soft)`,
  contrastText: `var(--${contrastText})`,
});

/** The theme of every MUI component, drawn from the tokens. */
export const muiTheme = createTheme({
  cssVariables: { nativeColor: true },
  palette: {
    primary: tone('blue', 'blue-hover', 'on-blue'),
    error: tone('red', 'red-hover', 'on-red'),
    warning: tone('amber', 'amber', 'panel'),
    success: tone('green', 'green', 'panel'),
    text: { primary: 'var(--text)', secondary: 'var(--dim)', disabled: 'var(--dim)' },
    background: { default: 'var(--bg)', paper: 'var(--panel)' },
    divider: 'var(--line)',
  },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: 'var(--sans)',
    fontSize: 13,
    body1: { fontSize: 13, lineHeight: 1.45 },
    button: { fontSize: 13, fontWeight: 550, textTransform: 'none', letterSpacing: 0, lineHeight: 1.45 },
  },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 120,
      standard: 140,
      enteringScreen: 140,
      leavingScreen: 100,
    },
  },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: { '&.Mui-focusVisible': { outline: '2px solid var(--blue)', outlineOffset: 2 } },
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
      styleOverrides: {
        root: {
          height: 34,
          minWidth: 0,
          padding: '0 13px',
          gap: 8,
          whiteSpace: 'nowrap',
          '&[aria-disabled="true"]': { opacity: 0.5, cursor: 'not-allowed' },
        },
        contained: ({ ownerState: { color } }) => ({
          '&:active:not([aria-disabled="true"])': { filter: 'brightness(0.92)' },
          '&[aria-disabled="true"]:hover': { background: `var(--${color === 'error' ? 'red' : 'blue'})` },
        }),
        outlined: {
          color: 'var(--text)',
          borderColor: 'var(--line)',
          background: 'var(--panel)',
          boxShadow: 'var(--shadow-low)',
          '&:hover': { borderColor: 'var(--line-strong)', background: 'var(--row-hover)' },
          '&:active': { background: 'var(--row-pressed)' },
          '&[aria-disabled="true"]': { borderColor: 'var(--line)', background: 'var(--panel)' },
        },
        text: {
          padding: '0 8px',
          color: 'var(--blue)',
          '&:hover': { background: 'var(--blue-soft)' },
          '&:active': { background: 'var(--blue-pressed)' },
          '&[aria-disabled="true"]': { background: 'none' },
        },
        sizeSmall: { height: 28, padding: '0 10px', fontSize: 12.5 },
      },
    },
    MuiDialog: {
      styleOverrides: {
        paper: {
          backgroundImage: 'none',
          borderRadius: 12,
          border: '1px solid var(--line)',
          boxShadow: 'var(--shadow-high)',
          margin: 20,
          maxHeight: 'calc(100% - 40px)',
        },
      },
    },
    MuiBackdrop: {
      styleOverrides: { root: { background: 'var(--scrim)' }, invisible: { background: 'none' } },
    },
    MuiMenu: {
      styleOverrides: {
        paper: {
          backgroundImage: 'none',
          background: 'var(--raised)',
          border: '1px solid var(--line)',
          borderRadius: 8,
          boxShadow: 'var(--shadow-toast)',
          minWidth: 190,
        },
        list: { padding: 5 },
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 32,
          padding: '5px 10px',
          gap: 10,
          borderRadius: 5,
          fontSize: 13,
          '&:hover, &.Mui-focusVisible': { background: 'var(--blue-soft)', outline: 0 },
          '&.Mui-disabled': { opacity: 0.5 },
          '&:active': { background: 'var(--blue-pressed)' },
          '&[aria-disabled="true"]': { opacity: 0.5, cursor: 'not-allowed' },
          '&[aria-disabled="true"]:hover': { background: 'var(--row-hover)' },
          '& + .MuiDivider-root': { margin: '5px 0' },
        },
      },
    },
    MuiSwitch: {
      styleOverrides: {
        sizeSmall: {
          width: 30,
          height: 17,
          padding: 0,
          overflow: 'visible',
          '& .MuiSwitch-switchBase': { padding: 2 },
          '& .MuiSwitch-switchBase.Mui-checked': { transform: 'translateX(13px)', color: 'var(--on-blue)' },
          '& .MuiSwitch-switchBase.Mui-checked + .MuiSwitch-track': { opacity: 1, background: 'var(--blue)' },
          '& .MuiSwitch-thumb': { width: 13, height: 13, boxShadow: 'none' },
          '& .MuiSwitch-track': { borderRadius: 9, opacity: 1, background: 'var(--line-strong)' },
          '&:hover .MuiSwitch-track': {
            background: 'color-mix(in srgb, var(--line-strong) 70%, var(--dim))',
          },
          '&:hover .MuiSwitch-switchBase.Mui-checked + .MuiSwitch-track': { background: 'var(--blue-hover)' },
          '&:active .MuiSwitch-track': { filter: 'brightness(0.92)' },
          '&:has(:focus-visible) .MuiSwitch-track': { outline: '2px solid var(--blue)', outlineOffset: 2 },
        },
        switchBase: { color: 'var(--panel)' },
      },
    },
    MuiSkeleton: { styleOverrides: { root: { background: 'var(--line)' } } },
  },
});
