import { alpha, type Theme } from '@mui/material/styles';
import { readableColor } from './readableColor';

/** The five tones that carry meaning; each comes with an icon and a word. @public */
export const tones = [
  'error',
  'warning',
  'info',
  'success',
  'neutral',
] as const;
/** @public */
export type Tone = (typeof tones)[number];

const tintOpacity = (theme: Theme) =>
  theme.palette.mode === 'dark' ? 0.14 : 0.07;

/** Colour of text and icons of a tone, readable on the portal's grounds. @public */
export function toneColor(theme: Theme, tone: Tone): string {
  if (tone === 'neutral') return theme.palette.text.secondary;
  return readableColor(theme, theme.palette[tone].main, tintOpacity(theme));
}

/** Faint background of a tone. @public */
export function toneTint(theme: Theme, tone: Tone): string {
  const color =
    tone === 'neutral' ? theme.palette.text.primary : toneColor(theme, tone);
  return alpha(color, tintOpacity(theme));
}
